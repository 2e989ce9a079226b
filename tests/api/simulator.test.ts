import { describe, expect, it } from 'vitest'
import { accepted, finished } from '../samples/jivo-events'
import { sql, startOwnApp } from '../support/app'
import { crm } from '../support/crm'
import { addToken, channelOf, chatNumber, send, someone } from '../support/intake'
import type { StartedApp } from '../support/start-app'

// Everything is counted, so nobody else may write meanwhile: each test has an installation of its own.
const LONG = 240_000
const SCENES = ['conversation', 'transfer', 'offline', 'call', 'popup', 'reopened', 'conflict', 'hostile']
const TABLES = [
  ...['channels', 'channel_tokens', 'deliveries', 'operators', 'contacts', 'identifiers', 'leads', 'chats'],
  ...['chat_operators', 'conflicts', 'conflict_sightings', 'tasks', 'notes', 'merges', 'history', 'users'],
]

type Step = {
  event: string
  request: { event_name: string }
  status: number
  ms: number
  answer: { result: string }
  deliveryId?: string
}
type Simulated = {
  scene: string
  channelId: string
  steps: Step[]
  leadId: string | null
  leadUrl: string | null
  contactUrl: string | null
}

async function countAll(at: StartedApp): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const table of TABLES) {
    const [row] = await sql<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`, [], at.databaseUrl)
    counts[table] = row?.n ?? -1
  }
  return counts
}

/** All that is known of the real people, without what only says that a row was touched. */
async function realData(at: StartedApp): Promise<unknown> {
  const touched = `- 'version' - 'updated_at' - 'last_activity_at' - 'last_seen_at' - 'last_used_at'`
  const tables = TABLES.filter(table => table !== 'users' && table !== 'channel_tokens')
  const rows = tables.map(async table => {
    const found = await sql(`SELECT to_jsonb(t) ${touched} AS row FROM ${table} t`, [], at.databaseUrl)
    return [table, found.map(({ row }) => JSON.stringify(row)).sort()]
  })
  return Object.fromEntries(await Promise.all(rows))
}

async function realChat(at: StartedApp) {
  const [channel, visitor, chat_id] = [await channelOf(at), someone(), chatNumber()]
  await send(channel, accepted({ chat_id, visitor }), at)
  await send(channel, finished({ chat_id, visitor }), at)
  return visitor
}

describe('the simulator', () => {
  it('plays every scene through the real endpoint, and all of it is gone after one command', {
    timeout: LONG,
  }, async () => {
    const at = await startOwnApp()
    await realChat(at)
    const [before, real] = [await countAll(at), await realData(at)]
    for (const scene of SCENES) {
      const played = await crm<Simulated>(at, 'simulate', '--scene', scene)
      expect(played.steps.map(({ status, answer }) => [status, answer.result])).toEqual(
        played.steps.map(() => [200, 'ok']),
      )
      expect(played.steps.every(({ deliveryId }) => deliveryId)).toBe(true)
      expect(played.steps.map(({ request }) => request.event_name)).toEqual(played.steps.map(({ event }) => event))
      expect(played.leadUrl).toBe(`${at.baseUrl}/leads/${played.leadId}`)
    }
    expect((await countAll(at)).chats).toBeGreaterThan(before.chats ?? 0)
    const live = await sql(
      'SELECT 1 FROM channel_tokens t JOIN channels c ON c.id = t.channel_id WHERE c.simulated AND revoked_at IS NULL',
      [],
      at.databaseUrl,
    )
    expect(live).toEqual([])
    await crm(at, 'simulate', '--remove')
    expect(await countAll(at)).toEqual(before)
    expect(await realData(at)).toEqual(real)
  })

  it('leaves a real person as they were whom a simulated chat met', { timeout: LONG }, async () => {
    const at = await startOwnApp()
    const visitor = await realChat(at)
    const real = await realData(at)
    await crm(at, 'simulate', '--scene', 'offline')
    const [row] = await sql<{ id: string }>('SELECT id FROM channels WHERE simulated', [], at.databaseUrl)
    const simulated = { id: row?.id ?? '', token: 'S'.repeat(32) }
    await addToken(simulated, simulated.token, at)
    const other = { ...visitor, number: someone().number, phone: someone().phone }
    await send(simulated, accepted({ chat_id: chatNumber(), visitor: other }), at)
    const open = await sql(`SELECT 1 FROM conflicts WHERE state = 'open'`, [], at.databaseUrl)
    expect(open).toHaveLength(1)
    await crm(at, 'simulate', '--remove')
    expect(await realData(at)).toEqual(real)
  })

  it('keeps a contact that a person has edited, without the chats', { timeout: LONG }, async () => {
    const at = await startOwnApp()
    await crm(at, 'simulate', '--scene', 'offline')
    await sql('UPDATE contacts SET edited_by_hand = true', [], at.databaseUrl)
    const { removed } = await crm<{ removed: Record<string, number> }>(at, 'simulate', '--remove')
    expect(removed).toMatchObject({ channels: 1, chats: 1, leads: 1, contacts: 0, keptContacts: 1 })
  })
})

describe('the demo data', () => {
  it('load once, without a failed event, beside real data, and leave nothing behind', { timeout: LONG }, async () => {
    const at = await startOwnApp()
    await realChat(at)
    const [before, real] = [await countAll(at), await realData(at)]
    await crm(at, 'demo', 'load')
    const after = await countAll(at)
    expect(after.chats).toBeGreaterThan(280)
    expect(after.contacts).toBeGreaterThan(200)
    expect(await sql(`SELECT event_name FROM deliveries WHERE outcome <> 'handled'`, [], at.databaseUrl)).toEqual([])
    const [work] = await sql(
      `SELECT (SELECT count(*)::int FROM conflicts WHERE state = 'open') AS open,
         (SELECT count(*)::int FROM leads WHERE manager_id IS NULL) AS unowned,
         (SELECT count(DISTINCT status)::int FROM leads) AS statuses,
         (SELECT count(*)::int FROM users WHERE email LIKE '%@demo.balcao.example' AND password_hash IS NOT NULL) AS can_sign_in`,
      [],
      at.databaseUrl,
    )
    expect(work).toMatchObject({ statuses: 4, can_sign_in: 0 })
    expect(work?.open).toBeGreaterThanOrEqual(5)
    expect(work?.unowned).toBeGreaterThan(5)
    await expect(crm(at, 'demo', 'load')).rejects.toThrow(/already-loaded/)
    await crm(at, 'demo', 'remove')
    expect(await countAll(at)).toEqual(before)
    expect(await realData(at)).toEqual(real)
  })
})
