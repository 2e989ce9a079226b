import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CHOICES, type Choice } from '@/lib/identity/choices'
import { api, sql } from '@/tests/support/app'
import {
  channelOf,
  chatNumber,
  contactsOf,
  deliveriesOf,
  send,
  someone,
  type Body,
  type Channel,
} from '@/tests/support/intake'
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

/** Where a value is kept: as an identifier, in an open question, among the ignored, or told in the history. */
async function isKept(text: string, key: string): Promise<boolean> {
  const rows = await sql(
    `SELECT 1 FROM identifiers i JOIN contacts c ON c.id = i.contact_id AND c.merged_into_id IS NULL
       WHERE i.key = $2 OR i.raw = $1 OR (i.kind = 'phone' AND right(i.key, 9) = right($2, 9))
     UNION ALL SELECT 1 FROM conflicts WHERE state = 'open' AND (key = $2 OR chat_value = $1)
     UNION ALL SELECT 1 FROM ignored_identifiers WHERE key = $2
     UNION ALL SELECT 1 FROM history WHERE kind = 'identifier.removed'
       AND (data->>'value' = $1 OR right(data->>'value', 8) = substr($2, length($2) - 8, 8)) LIMIT 1`,
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

type Step = {
  maker: number
  chat: number
  number: number
  email: number | null
  phone: number | null
  isShort: boolean
}

/** Three people with their chats, and the events in which any of them gives anybody's e-mail and phone. */
async function aStory() {
  const channel = await channelOf()
  const people = [someone(), someone(), someone()]
  const chats = people.map(chatNumber)
  const given: [string, string][] = []
  const play = async ({ maker, chat, number, email, phone, isShort }: Step) => {
    const visitor: Body = { name: null, email: null, phone: null, number: people[number]!.number }
    if (email !== null) given.push([(visitor.email = people[email]!.email) as string, people[email]!.email])
    if (phone !== null) {
      visitor.phone = isShort ? people[phone]!.phone.slice(5) : people[phone]!.phone
      given.push([visitor.phone as string, people[phone]!.key])
    }
    const isPopUp = MAKERS[maker] === clientUpdated
    const call = { phone: null, status: 'end', type: 'incoming' }
    await send(
      channel,
      MAKERS[maker]!({
        visitor,
        ...(isPopUp ? { client_id: visitor.number } : { chat_id: chats[chat] }),
        ...(MAKERS[maker] === callEvent && { call }),
      }),
    )
  }
  const expectKept = async () => {
    for (const [text, key] of given) expect([text, await isKept(text, key)]).toEqual([text, true])
    expect(await holdsTogether(channel)).toEqual([])
    expect((await deliveriesOf(channel)).filter(row => row.outcome !== 'handled')).toEqual([])
  }
  return { channel, play, expectKept }
}

test('whatever order events come in, no e-mail and no phone that was given is lost, and everything stays with its person', async () => {
  await fc.assert(
    fc.asyncProperty(story, async steps => {
      const { play, expectKept } = await aStory()
      for (const step of steps) await play(step)
      await expectKept()
    }),
    { numRuns: 25 },
  )
}, 120_000)

/** What people do between the events: settle a question somehow, merge two, take something back. */
const decision = fc.oneof(
  fc.record({
    does: fc.constant('settle' as const),
    which: fc.nat(5),
    choice: fc.nat(30),
    neverAskAgain: fc.boolean(),
  }),
  fc.record({ does: fc.constant('reopen' as const), which: fc.nat(5) }),
  fc.record({ does: fc.constant('merge' as const), one: fc.nat(3), other: fc.nat(3) }),
  fc.record({ does: fc.constant('part' as const), which: fc.nat(2) }),
)

const OF_A_VALUE: readonly Choice[] = ['add', 'make_primary', 'replace', 'ignore', 'other_person']

type Decided = typeof decision extends fc.Arbitrary<infer Value> ? Value : never

// A program does what a person does on the screen. A refusal is an answer; a fault is not.
async function post(path: string, body: object = {}) {
  const { status } = await api(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  expect(status, path).toBeLessThan(500)
}

async function decide(channel: Channel, decided: Decided): Promise<void> {
  const people = (await contactsOf(channel)).map(contact => contact.id as string)
  const pick = <Row>(rows: Row[], which: number) => rows[which % Math.max(rows.length, 1)]
  const questions = (state: string) =>
    sql(
      `SELECT id, kind FROM conflicts WHERE (contact_id = ANY($1) OR other_contact_id = ANY($1)) AND (state = 'open') = $2 ORDER BY id`,
      [people, state === 'open'],
    )
  if (decided.does === 'settle') {
    const asked = pick(await questions('open'), decided.which)
    const fitting = CHOICES.filter(choice => (asked?.kind === 'two_contacts') !== OF_A_VALUE.includes(choice))
    const { neverAskAgain } = decided
    const choice = pick(fitting, decided.choice)
    if (asked) await post(`/api/v1/conflicts/${asked.id}/resolve`, { choice, neverAskAgain })
  } else if (decided.does === 'reopen') {
    const settled = pick(await questions('settled'), decided.which)
    if (settled) await post(`/api/v1/conflicts/${settled.id}/undo`)
  } else if (decided.does === 'merge') {
    const [survivorId, loserId] = [pick(people, decided.one), pick(people, decided.other)]
    if (survivorId && loserId !== survivorId) await post(`/api/v1/contacts/${survivorId}/merge`, { loserId })
  } else {
    const merge = pick(
      await sql('SELECT id FROM merges WHERE survivor_id = ANY($1) AND undone_at IS NULL ORDER BY id', [people]),
      decided.which,
    )
    if (merge) await post(`/api/v1/merges/${merge.id}/undo`)
  }
}

test('whatever people settle, merge and take back between the events, no value ever given is lost', async () => {
  const step = fc.record({
    ...{ maker: fc.constantFrom(0, 1, 4), chat: fc.nat(2), number: fc.nat(2), isShort: fc.constant(false) },
    ...{ email: fc.option(fc.nat(2), { nil: null }), phone: fc.option(fc.nat(2), { nil: null }) },
  })
  // Two people's values in one event are what questions are made of.
  const night = fc.array(fc.tuple(step, fc.array(decision, { maxLength: 2 })), { minLength: 3, maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(night, async nights => {
      const { channel, play, expectKept } = await aStory()
      for (const [event, decisions] of nights) {
        await play(event)
        for (const decided of decisions) await decide(channel, decided)
        await expectKept()
      }
    }),
    { numRuns: 25 },
  )
}, 240_000)
