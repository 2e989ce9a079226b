import pg from 'pg'
import { env } from '@/lib/env'
import { advisoryLockIds, type LockName } from './advisory-lock'

/** Locks that outlast a transaction: they are held until `free`, or until the process or its connection ends. */
export type SessionLocks = { tryLock: (name: LockName) => Promise<boolean>; free: () => Promise<void> }

const CONNECT_WITHIN_MS = 5_000

/**
 * A connection of its own that holds locks by name across transactions and processes. Not one of a pool: what holds
 * locks for minutes would keep it from everybody else.
 */
export async function openSessionLocks(): Promise<SessionLocks> {
  const client = new pg.Client({
    connectionString: env.DATABASE_URL,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    application_name: 'balcao locks',
    keepAlive: true,
  })
  // A connection that breaks gives its locks back by itself; unheard, its error would end the process.
  client.on('error', () => undefined)
  await client.connect()
  const tryLock = async (name: LockName) => {
    const { rows } = await client.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1) AS got', [
      advisoryLockIds([name])[0],
    ])
    return rows[0]?.got ?? false
  }
  const free = async () => {
    await client.query('SELECT pg_advisory_unlock_all()').catch(() => undefined)
    await client.end().catch(() => undefined)
  }
  return { tryLock, free }
}
