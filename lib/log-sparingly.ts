import { log } from './log'

/** Counts how often something is said. */
export type Sparingly = {
  /**
   * Whether to say it now, and how often it was not said since the last time; null when it is to be left unsaid.
   * @param nowMs of a clock that does not jump
   */
  say: (key: string, nowMs: number) => { unsaid: number } | null
}

const AT_ONCE = 5
const EVERY_MS = 10_000
const KEYS = 100

/** Lets five lines of one kind through, then one every ten seconds with the count of those left out. */
export function createSparingly(): Sparingly {
  const said = new Map<string, { lines: number; at: number; unsaid: number }>()
  return {
    say: (key, nowMs) => {
      const known = said.get(key)
      if (!known && said.size >= KEYS) said.clear()
      const current = known ?? { lines: 0, at: nowMs, unsaid: 0 }
      said.set(key, current)
      const isQuiet = nowMs - current.at > EVERY_MS
      if (current.lines >= AT_ONCE && !isQuiet) {
        current.unsaid++
        return null
      }
      const { unsaid } = current
      // After a pause twice as long the flood is over, and the next lines are said at once again.
      const lines = nowMs - current.at > 2 * EVERY_MS ? 1 : current.lines + 1
      Object.assign(current, { lines, at: nowMs, unsaid: 0 })
      return { unsaid }
    },
  }
}

const sparingly = createSparingly()

/**
 * Writes one line of an error without its stack, and in a flood of the same line only some with the count of the rest.
 * @param details ids and names, no personal data
 */
export function logSparingly(
  level: 'warn' | 'error',
  message: string,
  error: unknown,
  details: Record<string, unknown> = {},
): void {
  const turn = sparingly.say(`${level} ${message}`, performance.now())
  if (!turn) return
  const code = typeof error === 'object' && error !== null && 'code' in error ? { code: error.code } : {}
  const reason = error instanceof Error ? error.message : String(error)
  log[level]({ ...details, ...code, reason, ...(turn.unsaid > 0 ? { alsoUnsaid: turn.unsaid } : {}) }, message)
}
