import type { Pool, PoolClient } from 'pg'
import { classifyDatabaseError } from './errors'
import { pool } from './pool'
import { allowSilence } from './silent-connections'

export type Tx = PoolClient

export type TransactionOptions = {
  /** Whose connections to use; `intakePool()` on the webhook path. */
  pool?: Pool
  /** Longest statement, in milliseconds; unset keeps the pool's own limit and saves nothing but a longer BEGIN. */
  statementTimeoutMs?: number
  /** Longest wait for a lock, in milliseconds. */
  lockTimeoutMs?: number
  /** How often to begin again after a deadlock, a serialization failure or a lost race for a unique key. */
  attempts?: number
}

const DEFAULT_ATTEMPTS = 4
const FIRST_PAUSE_MS = 15

/**
 * Runs `work` in one transaction and commits. A unique violation aborts the transaction, so the loser of a race begins
 * again from nothing, and then sees the winner's row: `work` must be repeatable and must not swallow such an error.
 * Throws what `work` threw when the attempts are used up; the transaction is then rolled back.
 */
export async function inTransaction<T>(work: (tx: Tx) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
  const attempts = options.attempts ?? DEFAULT_ATTEMPTS
  for (let attempt = 1; ; attempt++) {
    try {
      return await runOnce(work, options)
    } catch (error) {
      const { kind } = classifyDatabaseError(error)
      if (attempt >= attempts || (kind !== 'contention' && kind !== 'unique')) throw error
      await pause(FIRST_PAUSE_MS * 2 ** (attempt - 1))
    }
  }
}

async function runOnce<T>(work: (tx: Tx) => Promise<T>, options: TransactionOptions): Promise<T> {
  const client = await (options.pool ?? pool()).connect()
  let broken: Error | undefined
  // A connection that breaks between two queries reports it here; unheard, the error would end the process.
  const onError = (error: Error) => (broken = error)
  client.on('error', onError)
  if (options.statementTimeoutMs) allowSilence(client, options.statementTimeoutMs)
  try {
    await client.query(beginStatement(options))
    const result = await work(client)
    const committed = await client.query('COMMIT')
    if (committed.command === 'ROLLBACK') throw new Error('The transaction was aborted by an error that was swallowed')
    return result
  } catch (error) {
    broken ??= await rollBack(client, error)
    throw error
  } finally {
    client.off('error', onError)
    if (options.statementTimeoutMs) allowSilence(client, null)
    client.release(broken)
  }
}

// One round trip: the limits travel with BEGIN.
function beginStatement({ statementTimeoutMs, lockTimeoutMs }: TransactionOptions): string {
  const limits = [
    statementTimeoutMs && `SET LOCAL statement_timeout = ${Math.ceil(statementTimeoutMs)}`,
    lockTimeoutMs && `SET LOCAL lock_timeout = ${Math.ceil(lockTimeoutMs)}`,
  ].filter(Boolean)
  return ['BEGIN', ...limits].join('; ')
}

// After a lost connection or a client-side timeout an answer may still be on its way: that connection is thrown away,
// or the next user would read it.
async function rollBack(client: PoolClient, cause: unknown): Promise<Error | undefined> {
  const fromServer = typeof (cause as { severity?: unknown } | null)?.severity === 'string'
  const ofOurs = classifyDatabaseError(cause).kind === 'other' && !fromServer
  if (!fromServer && !ofOurs) return cause as Error
  try {
    await client.query('ROLLBACK')
    return undefined
  } catch (error) {
    return error as Error
  }
}

// Two that collided and wait equally long collide again.
function pause(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms * (0.5 + Math.random())))
}
