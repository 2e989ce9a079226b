import pg from 'pg'
import { env } from '@/lib/env'
import { destroySilentConnections } from './silent-connections'

// Two pools: a screen that asks for too much may wait for a connection, an event from Jivo may not.
const SCREEN_CONNECTIONS = 10
/** Connections of the webhook alone. */
export const INTAKE_CONNECTIONS = 8

const JOBS_CONNECTIONS = 4
const POOLS = ['balcao.pool', 'balcao.intake-pool', 'balcao.jobs-pool'] as const
const CLOSE_WITHIN_MS = 1_000

// pg waits for ever for a connection unless told. An event has 2.5 s in all to be answered; a person would rather wait
// for a busy moment to pass than read an error.
const CONNECT_WITHIN_MS = 5_000
const CONNECT_FOR_EVENT_WITHIN_MS = 1_200

/**
 * The pool of everything but the webhook: screens, API, jobs. The same object serves Prisma's adapter.
 * A query may take 10 s, a transaction that asks for more has it; see silent-connections.ts for a server that says
 * nothing. bigint, numeric and DATE arrive as text ('2026-11-22'), timestamptz as Date.
 */
export function pool(): pg.Pool {
  return shared('balcao.pool', () =>
    createPool({
      max: SCREEN_CONNECTIONS,
      application_name: 'balcao',
      statement_timeout: 10_000,
      lock_timeout: 5_000,
      idle_in_transaction_session_timeout: 30_000,
    }),
  )
}

/**
 * The connections that belong to the webhook alone. A statement may take 2 s, a lock 1 s; `query_timeout` covers a
 * server that has stopped answering, which `statement_timeout` cannot.
 */
export function intakePool(): pg.Pool {
  return shared('balcao.intake-pool', () =>
    createPool({
      max: INTAKE_CONNECTIONS,
      application_name: 'balcao intake',
      connectionTimeoutMillis: CONNECT_FOR_EVENT_WITHIN_MS,
      statement_timeout: 2_000,
      query_timeout: 2_300,
      lock_timeout: 1_000,
      idle_in_transaction_session_timeout: 5_000,
    }),
  )
}

/** The connections of the worker that runs the jobs: two at work, one that listens, one to queue. The jobs themselves use `pool()`. */
export function jobsPool(): pg.Pool {
  return shared('balcao.jobs-pool', () =>
    createPool({
      max: JOBS_CONNECTIONS,
      application_name: 'balcao jobs',
      statement_timeout: 10_000,
      lock_timeout: 5_000,
      idle_in_transaction_session_timeout: 30_000,
    }),
  )
}

/** Closes the pools that were opened, for the end of the process; does not wait longer than a second for a server that hangs. */
export async function closePools(): Promise<void> {
  const opened = POOLS.flatMap(name => registry()[Symbol.for(name)] ?? [])
  const closed = Promise.allSettled(opened.map(one => one.end()))
  await Promise.race([closed, new Promise(resolve => setTimeout(resolve, CLOSE_WITHIN_MS).unref())])
}

function createPool(options: pg.PoolConfig): pg.Pool {
  if (!env.DATABASE_URL)
    throw new Error('DATABASE_URL is not set: start the app with npm start, a script with npm run crm')
  const created = new pg.Pool({
    connectionString: env.DATABASE_URL,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    types: { getTypeParser },
    options: '-c TimeZone=UTC',
    ...options,
  })
  // An idle connection that breaks is replaced at the next use; unheard, its error would end the process.
  created.on('error', () => undefined)
  // The pool stops listening to a connection that it closes, and the server may still have a last word then.
  created.on('connect', client => client.on('error', () => undefined))
  destroySilentConnections(created, env.DATABASE_URL)
  return created
}

// pg reads a DATE as midnight in the process's zone, which is another day elsewhere.
function getTypeParser(oid: number, format?: 'text' | 'binary') {
  if (oid === pg.types.builtins.DATE) return (text: string) => text
  return pg.types.getTypeParser(oid, format as 'text')
}

// Next may load this module once per bundle; the connections are counted once per process.
function shared(name: (typeof POOLS)[number], create: () => pg.Pool): pg.Pool {
  return (registry()[Symbol.for(name)] ??= create())
}

const registry = () => globalThis as unknown as Record<symbol, pg.Pool | undefined>
