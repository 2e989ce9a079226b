import { v7 as uuid } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { api, ownChannel, sql } from '../../support/app'
import { insertChat, insertConflict, insertContact, insertDelivery, insertLead, insertTask, someWord } from './rows'

const AT = new Date('2026-03-10T12:00:00.123Z')

/** All ids that a program sees which follows nextCursor to the end. */
async function walk(path: string, limit: number): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const answer = await api(`/api/v1/${path}&limit=${limit}&cursor=${cursor}`)
    expect(answer.status).toBe(200)
    expect(answer.json.data.length).toBeLessThanOrEqual(limit)
    ids.push(...answer.json.data.map((item: { id: string }) => item.id))
    cursor = answer.json.nextCursor
  }
  return ids
}

describe('120 leads of one moment', () => {
  let contactId: string
  let expected: string[]

  beforeAll(async () => {
    contactId = await insertContact({ name: 'Muitas Vezes' })
    const ids = Array.from({ length: 120 }, () => uuid())
    await sql(
      `INSERT INTO leads (id, title, source, contact_id, last_activity_at, created_at)
       SELECT id, 'Lead', 'Telefone', $2, $3, $3 FROM unnest($1::uuid[]) id`,
      [ids, contactId, AT],
    )
    expected = ids.sort().reverse()
  })

  it.each([7, 119, 120, 200])('are each seen exactly once in pages of %i', async limit => {
    expect(await walk(`leads?contactId=${contactId}`, limit)).toEqual(expected)
  })

  it('come in pages of fifty when nothing is said', async () => {
    const answer = await api(`/api/v1/leads?contactId=${contactId}`)
    expect(answer.json.data).toHaveLength(50)
    expect(answer.json.nextCursor).toMatch(/^[\w-]+$/)
  })

  it('stay where they are when newer ones arrive in between', async () => {
    const first = await api(`/api/v1/leads?contactId=${contactId}&limit=100`)
    await insertLead(contactId)
    const rest = await api(`/api/v1/leads?contactId=${contactId}&limit=100&cursor=${first.json.nextCursor}`)
    const seen = [...first.json.data, ...rest.json.data].map((lead: { id: string }) => lead.id)
    expect(seen).toEqual(expected)
  })
})

describe('rows of one moment in the other lists', () => {
  const five = <T>(make: (index: number) => Promise<T>) =>
    Promise.all(Array.from({ length: 5 }, (_, index) => make(index)))
  const newestFirst = (ids: string[]) => ids.sort().reverse()

  it('contacts, also when searched for', async () => {
    const word = someWord()
    const ids = await five(index => insertContact({ name: `${word} ${index}`, created_at: AT }))
    expect(await walk(`contacts?q=${word}`, 2)).toEqual(newestFirst(ids))
  })

  it('leads that are searched for', async () => {
    const word = someWord()
    const contactId = await insertContact()
    const ids = await five(() => insertLead(contactId, { title: `Lead ${word}`, created_at: AT }))
    expect(await walk(`leads?q=${word}`, 2)).toEqual(newestFirst(ids))
  })

  it('chats, deliveries', async () => {
    const { id: channelId } = await ownChannel()
    const contactId = await insertContact()
    const leadId = await insertLead(contactId)
    const chats = await five(() => insertChat(channelId, contactId, leadId, { created_at: AT }))
    const deliveries = await five(() => insertDelivery(channelId, { received_at: AT }))
    expect(await walk(`chats?contactId=${contactId}`, 2)).toEqual(newestFirst(chats))
    expect(await walk(`deliveries?channelId=${channelId}`, 2)).toEqual(newestFirst(deliveries))
  })

  it('tasks, conflicts', async () => {
    const contactId = await insertContact()
    const tasks = await five(() => insertTask({ contact_id: contactId, created_at: AT }))
    const conflicts = await five(() => insertConflict(contactId, { first_seen_at: AT }))
    expect(await walk(`tasks?contactId=${contactId}`, 2)).toEqual(newestFirst(tasks))
    expect(await walk(`conflicts?contactId=${contactId}`, 2)).toEqual(newestFirst(conflicts))
  })
})
