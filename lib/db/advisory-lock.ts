import { createHash } from 'node:crypto'

/** What can be locked by name: an identifier key, a chat within its channel, a place among the exports, or whose turn it is (`pool`). */
export type LockName =
  | `email:${string}`
  | `phone:${string}`
  | `visitor:${string}`
  | `chat:${string}`
  | `export:${string}`
  | 'pool'

/**
 * The lock of the round robin. It is taken alone, after every other lock of a transaction, so that whoever holds it
 * waits for nobody who wants it.
 */
export const POOL_LOCK = advisoryLockIds(['pool'])[0]!

/**
 * Numbers for `pg_advisory_xact_lock`, in the one order in which every writer takes them (so that two writers
 * never wait for each other in a circle), without doubles.
 * @param names e.g. `email:ana@loja.com.br`, `phone:551187654321M`, `visitor:<channel>:<number>`, `chat:<channel>:chat:18`
 * @returns signed 64-bit integers as decimal text
 */
export function advisoryLockIds(names: Iterable<LockName>): string[] {
  const ids = new Set<bigint>()
  for (const name of names) ids.add(createHash('sha256').update(name).digest().readBigInt64BE(0))
  return [...ids].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)).map(String)
}
