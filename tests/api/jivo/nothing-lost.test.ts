import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sql } from '@/tests/support/app'
import { channelOf, chatNumber, deliveriesOf, send, someone, type Body, type Channel } from '@/tests/support/intake'
import { accepted, callEvent, clientUpdated, finished, offlineMessage, updated } from '@/tests/samples/jivo-events'

const MAKERS = [accepted, updated, finished, clientUpdated, offlineMessage, callEvent]

/** Three people, their visitor numbers and chats, from whom every event takes what it says. */
const story = fc.array(
  fc.record({
    maker: fc.constantFrom(...MAKERS.keys()),
    chat: fc.nat(2),
    number: fc.nat(2),
    email: fc.option(fc.nat(2), { nil: null }),
    phone: fc.option(fc.nat(2), { nil: null }),
    isShort: fc.boolean(),
  }),
  { minLength: 1, maxLength: 8 },
)

/** Where a value is kept: as an identifier, in a question, among the ignored, or told in the history. */
async function isKept(text: string, key: string): Promise<boolean> {
  const rows = await sql(
    `SELECT 1 FROM identifiers WHERE key = $2 OR raw = $1 UNION ALL SELECT 1 FROM conflicts WHERE key = $2 OR chat_value = $1
     UNION ALL SELECT 1 FROM ignored_identifiers WHERE key = $2
     UNION ALL SELECT 1 FROM identifiers WHERE kind = 'phone' AND right(key, 9) = right($2, 9) LIMIT 1`,
    [text, key],
  )
  return rows.length > 0
}

async function holdsTogether(channel: Channel) {
  const broken = await sql(
    `SELECT 'chat and lead of two contacts' FROM chats c JOIN leads l ON l.id = c.lead_id WHERE c.channel_id = $1 AND c.contact_id <> l.contact_id
     UNION ALL SELECT 'chat of a merged contact' FROM chats c JOIN contacts p ON p.id = c.contact_id WHERE c.channel_id = $1 AND p.merged_into_id IS NOT NULL
     UNION ALL SELECT 'task of another contact than its lead' FROM tasks t JOIN leads l ON l.id = t.lead_id WHERE l.channel_id = $1 AND t.contact_id <> l.contact_id
     UNION ALL SELECT 'phones without a primary' FROM chats c WHERE c.channel_id = $1
       AND EXISTS (SELECT 1 FROM identifiers i WHERE i.contact_id = c.contact_id AND i.kind = 'phone')
       AND NOT EXISTS (SELECT 1 FROM identifiers i WHERE i.contact_id = c.contact_id AND i.kind = 'phone' AND i.is_primary)`,
    [channel.id],
  )
  return broken
}

test('whatever order events come in, no e-mail and no phone that was given is lost, and everything stays with its person', async () => {
  await fc.assert(
    fc.asyncProperty(story, async steps => {
      const channel = await channelOf()
      const people = [someone(), someone(), someone()]
      const chats = people.map(chatNumber)
      const given: [string, string][] = []
      for (const { maker, chat, number, email, phone, isShort } of steps) {
        const visitor: Body = { name: null, email: null, phone: null, number: people[number]!.number }
        if (email !== null) given.push([(visitor.email = people[email]!.email) as string, people[email]!.email])
        if (phone !== null) {
          visitor.phone = isShort ? people[phone]!.phone.slice(5) : people[phone]!.phone
          given.push([visitor.phone as string, people[phone]!.key])
        }
        const isPopUp = MAKERS[maker] === clientUpdated
        const call = { phone: null, status: 'end', type: 'incoming' }
        await send(channel, MAKERS[maker]!({ visitor, ...(isPopUp ? { client_id: visitor.number } : { chat_id: chats[chat] }), ...(MAKERS[maker] === callEvent && { call }) }))
      }
      for (const [text, key] of given) expect([text, await isKept(text, key)]).toEqual([text, true])
      expect(await holdsTogether(channel)).toEqual([])
      expect((await deliveriesOf(channel)).filter(row => row.outcome !== 'handled')).toEqual([])
    }),
    { numRuns: 25 },
  )
}, 120_000)
