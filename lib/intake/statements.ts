import type { PoolClient } from 'pg'
import pg from 'pg'
import { MERGE_CONTACTS_SQL } from '@/lib/identity/merge-sql'
import { FACTS_FUNCTION_SQL } from './facts-sql'
import { DEMOTE_SQL, HOLD_SQL, WRITE_SQL, type WriteName } from './write-sql'
import type { Write } from './writes'
import { POOL_SQL, TURN_SQL } from '@/lib/leads/pool-sql'

// A round trip is one wait for the server, and planning these statements costs more than running them. So they are
// prepared once per connection and run by EXECUTE, several in one message: each still sees the world as of its own start.
const PREPARE = [
  FACTS_FUNCTION_SQL,
  'PREPARE intake_facts(jsonb) AS SELECT * FROM pg_temp.intake_facts($1)',
  `PREPARE intake_pool AS ${POOL_SQL}`,
  `PREPARE intake_turn(uuid, timestamptz) AS ${TURN_SQL}`,
  `PREPARE intake_hold(uuid[]) AS ${HOLD_SQL}`,
  `PREPARE intake_demote(jsonb) AS ${DEMOTE_SQL}`,
  ...Object.entries(WRITE_SQL).map(
    ([name, sql]) =>
      `PREPARE ${statementOf(name as WriteName)}(${name === 'delivery' ? 'jsonb, bytea' : 'jsonb'}) AS ${sql}`,
  ),
  `PREPARE intake_merge(uuid, uuid, uuid, text, uuid, timestamptz) AS ${MERGE_CONTACTS_SQL}`,
  // These look few rows up by key, whatever the statistics of an empty database say; compiling them takes longer.
  'SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off; SET jit = off',
]

// A plan that was made while the tables were empty scans whatever comes first, and is kept. It is made again as they
// grow, early and then ever more rarely; planning takes some 10 ms.
const PLAN_AGAIN_AT = new Set([10, 50, 200, 800, 3_000])
const PLAN_AGAIN_EVERY = 10_000

/** How often each connection has run the statements. */
const prepared = new WeakMap<PoolClient, number>()

/** Makes the statements of the webhook path known to a connection; once, then free. */
export async function prepareStatements(client: PoolClient, withinMs: number): Promise<void> {
  if (prepared.has(client)) return
  // One by one: a prepared statement keeps the message it came in, and EXECUTE copies that each time.
  for (const text of ['DEALLOCATE ALL', ...PREPARE])
    await client.query({ text, query_timeout: withinMs } as pg.QueryConfig)
  prepared.set(client, 0)
}

/** Counts one more event on a connection; what to send before it, when the plans of its statements have grown old. */
export function planAgain(client: PoolClient): string[] {
  const events = (prepared.get(client) ?? 0) + 1
  prepared.set(client, events)
  return PLAN_AGAIN_AT.has(events) || events % PLAN_AGAIN_EVERY === 0 ? ['DISCARD PLANS'] : []
}

/** `EXECUTE` of what one section of a plan writes; `body` goes with the delivery alone. */
export function executeWrite({ name, argument }: Write, body: Uint8Array): string {
  return execute(statementOf(name), jsonLiteral(argument), ...(name === 'delivery' ? [bytesLiteral(body)] : []))
}

function statementOf(name: WriteName): string {
  return `intake_write_${name.toLowerCase()}`
}

/** `EXECUTE name(…)` with quoted arguments. */
export function execute(name: string, ...args: string[]): string {
  return args.length === 0 ? `EXECUTE ${name}` : `EXECUTE ${name}(${args.join(', ')})`
}

/** A value as jsonb. U+0000 has no place in PostgreSQL's texts: whoever parsed the event has removed it. */
export function jsonLiteral(value: unknown): string {
  return `${pg.escapeLiteral(JSON.stringify(value))}::jsonb`
}

export function bytesLiteral(bytes: Uint8Array): string {
  return `'\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}'::bytea`
}

export function textLiteral(text: string): string {
  return pg.escapeLiteral(text)
}
