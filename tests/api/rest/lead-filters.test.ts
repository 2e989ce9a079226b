import { beforeAll, describe, expect, it } from 'vitest'
import { api } from '../../support/app'
import { channel } from '../../support/rows'
import { insertChat, insertContact, insertLead, someChatNumber, someWord } from './rows'
import { lead as leadShape, listOf } from './shapes'

async function titles(query: Record<string, string>): Promise<string[]> {
  const { json } = await api(`/api/v1/leads?${new URLSearchParams(query)}`)
  return listOf(leadShape)
    .parse(json)
    .data.map(lead => lead.title)
    .sort()
}

describe('filters', () => {
  const word = someWord()
  let contactId: string
  let mergedId: string

  beforeAll(async () => {
    contactId = await insertContact({ name: `João 100%_${word}` })
    const first = await insertContact({ merged_into_id: contactId, merged_at: new Date() })
    mergedId = await insertContact({ merged_into_id: first, merged_at: new Date() })
    await insertLead(contactId, { title: `50% ${word}`, source: word, status: 'won' })
    await insertLead(contactId, { title: `50x ${word}`, source: word, status: 'spam' })
    await insertLead(contactId, { title: `a_b\\c ${word}`, source: `${word}'`, status: 'open' })
  })

  it('take %, _ and \\ for letters', async () => {
    expect(await titles({ q: `50% ${word}` })).toEqual([`50% ${word}`])
    expect(await titles({ q: `a_b\\c ${word}` })).toEqual([`a_b\\c ${word}`])
    expect(await titles({ q: `axb ${word}` })).toEqual([])
    expect(await titles({ q: `0%_${word}` })).toHaveLength(3)
    expect(await titles({ q: `5%${word}` })).toEqual([])
    // unaccent makes a plain percent sign of the full-width one; it is still a letter
    expect(await titles({ q: `50％ ${word}` })).toEqual([`50% ${word}`])
  })

  it('narrow by status and source, and by both', async () => {
    expect(await titles({ source: word })).toEqual([`50% ${word}`, `50x ${word}`])
    expect(await titles({ source: word, status: 'won' })).toEqual([`50% ${word}`])
    expect(await titles({ source: word, status: 'lost' })).toEqual([])
    expect(await titles({ source: `${word}'` })).toHaveLength(1)
  })

  it('follow a contact that was merged twice', async () => {
    expect(await titles({ contactId: mergedId })).toEqual(await titles({ contactId }))
    expect(await titles({ contactId })).toHaveLength(3)
  })

  it('find a lead by any of its chats', async () => {
    const leadId = await insertLead(contactId, { title: `dois ${word}` })
    const channelId = await channel()
    const numbers = [someChatNumber(), someChatNumber()].map(String)
    for (const jivo_chat_id of numbers) await insertChat(channelId, contactId, leadId, { jivo_chat_id })
    for (const chatId of numbers) expect(await titles({ chatId })).toEqual([`dois ${word}`])
  })

  it.each(["' OR 1=1--", '"; DROP TABLE leads; --', '\\', '%'.repeat(4000), '${7*7}', '{"$ne":null}', '() { :; }'])(
    'take %j literally',
    async hostile => {
      const text = `${hostile}${word}`
      expect(await titles({ q: text })).toEqual([])
      expect(await titles({ source: text })).toEqual([])
      expect(await titles({ chatId: text })).toEqual([])
    },
  )
})
