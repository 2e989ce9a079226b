import { expect, test } from 'vitest'
import { v7 as uuid } from 'uuid'
import { handOver } from '@/lib/identity/hand-over-mutations'
import { writePeople } from '@/lib/intake/people-facts'
import { emptyPlan } from '@/lib/intake/plan'
import { updatePerson } from '@/lib/team/mutations'
import { noFacts } from '@/tests/samples/facts'
import { accepted, offlineMessage } from '@/tests/samples/jivo-events'
import { app, sql } from '@/tests/support/app'
import { channelOf, chatNumber, leadsOf, operatorOf, send, someone, userOf, type Channel } from '@/tests/support/intake'
import { user } from '@/tests/support/rows'
import { write } from '@/tests/support/transaction'

const ROUNDS = 12
const now = new Date('2026-11-22T15:00:00.000Z')

type Person = Awaited<ReturnType<typeof userOf>>

/** What only somebody who works here may have, and this person still has. */
async function belongings(of: Person) {
  const [row] = await sql(
    `SELECT (SELECT count(*)::int FROM leads WHERE manager_id = $1 AND status = 'open') AS leads,
       (SELECT count(*)::int FROM tasks WHERE assignee_id = $1 AND done_at IS NULL AND withdrawn_at IS NULL) AS tasks,
       (SELECT count(*)::int FROM contacts WHERE owner_id = $1) AS contacts`,
    [of.id],
  )
  return row
}

/** Chats that this person answers and offline messages of their channel, ever another visitor. */
function eventsFor(of: Person, channel: Channel): Promise<unknown>[] {
  const chats = [0, 1, 2, 3].map(() =>
    send(channel, accepted({ chat_id: chatNumber(), agent: operatorOf({ email: of.email }), visitor: someone() })),
  )
  const messages = [0, 1].map(() =>
    send(channel, offlineMessage({ chat_id: chatNumber(), offline_message_id: chatNumber(), visitor: someone() })),
  )
  return [...chats, ...messages]
}

const afterSome = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

test('events in flight while somebody is deactivated leave them nothing: it is handed over, or goes to the next of the ladder', async () => {
  const admin = await user('admin')
  for (let round = 0; round < ROUNDS; round++) {
    const ana = await userOf()
    const channel = await channelOf(app(), { defaultManagerId: ana.id })
    const events = eventsFor(ana, channel)
    const left = afterSome(round * 2).then(() =>
      write(tx => handOver(tx, { id: ana.id, to: { kind: 'queue' } }, { userId: admin, now })),
    )
    expect(await left).toMatchObject({ ok: true })
    await Promise.all(events)
    expect(await belongings(ana)).toEqual({ leads: 0, tasks: 0, contacts: 0 })
    expect(await leadsOf(channel)).toHaveLength(6)
  }
}, 120_000)

test('events in flight while somebody becomes a viewer leave them nothing, or the role is refused', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const ana = await userOf()
    const channel = await channelOf(app(), { defaultManagerId: ana.id })
    const events = eventsFor(ana, channel)
    const person = { name: ana.name, email: ana.email, login: null, role: 'viewer' as const }
    const became = await afterSome(round).then(() => write(tx => updatePerson(tx, ana.id, person, now)))
    await Promise.all(events)
    if (became.ok) expect(await belongings(ana)).toMatchObject({ leads: 0, tasks: 0 })
    else expect(became).toEqual({ ok: false, reason: 'owns-work' })
  }
}, 120_000)

test('a row of a file, too, gives no contact to somebody who has left since it was read', async () => {
  const gone = await userOf({ active: false })
  const nothing = {
    description: null,
    attributes: {},
    tags: [],
    jivoStatus: null,
    organization: null,
    assignedAgent: null,
    firstTouch: null,
  }
  const contactNew = { ...nothing, id: uuid(), name: 'Lia', ownerId: gone.id, customFields: {}, at: now }
  await expect(write(tx => writePeople(tx, { ...emptyPlan(), contactNew }, noFacts()))).rejects.toMatchObject({
    code: '40001',
  })
  expect(await sql('SELECT 1 FROM contacts WHERE id = $1', [contactNew.id])).toEqual([])
})
