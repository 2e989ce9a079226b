// A lock that somebody holds must not cost every connection of the intake: when half of them have been busy for a
// while, a further event waits for a lock only briefly and goes to the spool.

const SLOW_AFTER_MS = 250
const BRIEF_MS = 50

export type LockPatience = {
  /** How long the next transaction may wait for a lock, in milliseconds, of the `left` it has in all. */
  limit: (left: number, nowMs: number) => number
  /** A transaction begins; returns what ends it. */
  begin: (nowMs: number) => () => void
}

/** @param connections of the pool; times are those of `performance.now()` */
export function createLockPatience(connections: number): LockPatience {
  const running = new Map<symbol, number>()
  return {
    limit: (left, nowMs) => {
      const slow = [...running.values()].filter(since => nowMs - since > SLOW_AFTER_MS).length
      return Math.max(1, Math.ceil(slow * 2 >= connections ? Math.min(BRIEF_MS, left) : left))
    },
    begin: nowMs => {
      const id = Symbol()
      running.set(id, nowMs)
      return () => void running.delete(id)
    },
  }
}
