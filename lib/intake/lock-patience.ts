// A contact that somebody holds must not cost every connection of the intake: while half of them wait for the locks of
// their events, a further event waits only briefly and goes to the spool.

const BRIEF_MS = 50

export type LockPatience = {
  /**
   * A transaction is about to take its locks.
   * @param left how long it may take in all, in milliseconds
   */
  begin: (left: number) => {
    /** how long it may wait for a lock, in milliseconds */
    lockMs: number
    /** it has its locks, or has given up */
    end: () => void
  }
}

/** @param connections of the pool */
export function createLockPatience(connections: number): LockPatience {
  let taking = 0
  return {
    begin: left => {
      const lockMs = Math.max(1, Math.ceil(taking * 2 >= connections ? Math.min(BRIEF_MS, left) : left))
      let isTaking = true
      taking++
      const end = () => {
        if (isTaking) taking--
        isTaking = false
      }
      return { lockMs, end }
    },
  }
}
