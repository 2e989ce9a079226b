import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { v7 as uuidv7 } from 'uuid'
import { accepted, offlineMessage } from '@/tests/samples/jivo-events'
import { sql } from '@/tests/support/app'
import { channelOf, chatNumber, latestWhy, operatorOf, send, someone, type Body } from '@/tests/support/intake'
import { startApp, type StartedApp } from '@/tests/support/start-app'

// The round robin is a setting of the whole installation: these tests have one of their own.
let at: StartedApp
beforeAll(async () => {
  at = await startApp()
}, 180_000)
afterAll(() => at.stop())

const db = (text: string, params: unknown[] = []) => sql(text, params, at.databaseUrl)
const ALWAYS = { days: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map(day => [day, [['00:00', '24:00']]])) }

beforeEach(async () => {
  await db('UPDATE users SET in_pool = false')
  await db('DELETE FROM assignment_rules')
  await db('UPDATE settings SET round_robin = false')
})

async function inPool(columns: { weight?: number; away?: boolean; role?: string } = {}) {
  const id = uuidv7()
  await db(
    `INSERT INTO users (id, email, name, role, in_pool, pool_weight, away_from, working_hours)
     VALUES ($1, $2, $3, $4, true, $5, CASE WHEN $6 THEN now() - interval '1 day' END, $7)`,
    [
      id,
      `${id}@aurora.example`,
      `Pessoa ${id.slice(-6)}`,
      columns.role ?? 'manager',
      columns.weight ?? 1,
      columns.away ?? false,
      ALWAYS,
    ],
  )
  await db('UPDATE settings SET round_robin = true')
  return id
}

const start = (overrides: Body = {}) =>
  accepted({ chat_id: chatNumber(), visitor: someone(), agent: operatorOf(), ...overrides })
const leadsIn = (channelId: string) =>
  db('SELECT manager_id, manager_reason FROM leads WHERE channel_id = $1 ORDER BY number', [channelId])
const countsOf = async (channelId: string) => {
  const rows = await db(
    'SELECT manager_id, count(*)::int AS leads FROM leads WHERE channel_id = $1 GROUP BY manager_id',
    [channelId],
  )
  return Object.fromEntries(rows.map(row => [row.manager_id, row.leads]))
}

describe('the round robin', () => {
  test('deals 20 chats that come at once out evenly, and remembers whose turn it was', async () => {
    const people = [await inPool(), await inPool(), await inPool(), await inPool()]
    const channel = await channelOf(at)
    await Promise.all(Array.from({ length: 20 }, () => send(channel, start(), at)))
    expect(await countsOf(channel.id)).toEqual(Object.fromEntries(people.map(id => [id, 5])))
    const turns = await db('SELECT id FROM users WHERE in_pool AND last_assigned_at IS NOT NULL')
    expect(turns).toHaveLength(4)
  })

  test('deals by weight, and leaves out who is away and who only looks on', async () => {
    const [twice, once] = [await inPool({ weight: 2 }), await inPool()]
    await inPool({ away: true })
    await inPool({ role: 'viewer' })
    const channel = await channelOf(at)
    await Promise.all(Array.from({ length: 12 }, () => send(channel, start(), at)))
    expect(await countsOf(channel.id)).toEqual({ [twice]: 8, [once]: 4 })
    const [lead] = await leadsIn(channel.id)
    expect(lead!.manager_reason).toMatchObject({ code: 'round_robin' })
    expect(lead!.manager_reason.skipped).toContainEqual(expect.objectContaining({ step: 'round_robin', why: 'away' }))
  })

  test('takes an offline message too, and leaves the lead with whom it gave it when the chat goes on', async () => {
    const [ana, bia] = [await inPool(), await inPool()]
    const channel = await channelOf(at)
    const [first, second] = [someone(), someone()]
    await send(channel, offlineMessage({ chat_id: null, visitor: first }), at)
    const chat = { chat_id: chatNumber(), visitor: second, agent: operatorOf() }
    await send(channel, accepted(chat), at)
    await send(channel, accepted({ ...chat, agent: operatorOf() }), at)
    expect((await leadsIn(channel.id)).map(lead => lead.manager_id).toSorted()).toEqual([ana, bia].toSorted())
  })
})

describe('rules', () => {
  test('by department come before rules by source, and the delivery says so', async () => {
    const [ana, bia] = [await inPool(), await inPool()]
    const rules = [
      ['utm_source', 'Google', ana],
      ['department', 'pos-venda', bia],
    ]
    for (const [position, rule] of rules.entries()) {
      await db('INSERT INTO assignment_rules (id, position, subject, value, user_id) VALUES ($1, $2, $3, $4, $5)', [
        uuidv7(),
        position,
        ...rule,
      ])
    }
    const channel = await channelOf(at)
    const session = { utm_json: { source: 'google' } }
    await send(channel, start({ session, department: null }), at)
    await send(channel, start({ session, department: { id: 3, name: 'Pós-venda' } }), at)
    const leads = await leadsIn(channel.id)
    expect(leads.map(lead => [lead.manager_id, lead.manager_reason.code])).toEqual([
      [ana, 'source_rule'],
      [bia, 'department_rule'],
    ])
    expect(await latestWhy(channel, at)).toContain('manager_department_rule')
  })
})
