const MINUTE_MS = 60_000
const MINUTES_A_DAY = 60 * 24
/** From then on a lead without a manager waits too long: administrators see a notice … */
export const LATE_MINUTES = 15
/** … from then on badly … */
const URGENT_MINUTES = 60
/** … and from then on it is no longer urgent: where everything is red, nothing is. */
const OLD_DAYS = 7

/** How long a lead has waited for somebody, in whole units, and how bad that is. */
export type WaitingAge = { level: 'fresh' | 'late' | 'urgent' | 'old'; minutes: number; hours: number; days: number }

export function waitingAge(since: Date, now: Date): WaitingAge {
  const minutes = Math.max(0, Math.floor((now.getTime() - since.getTime()) / MINUTE_MS))
  return {
    level: levelOf(minutes),
    minutes,
    hours: Math.floor(minutes / 60),
    days: Math.floor(minutes / MINUTES_A_DAY),
  }
}

function levelOf(minutes: number): WaitingAge['level'] {
  if (minutes >= OLD_DAYS * MINUTES_A_DAY) return 'old'
  if (minutes >= URGENT_MINUTES) return 'urgent'
  return minutes >= LATE_MINUTES ? 'late' : 'fresh'
}

/** A lead that waits since before this moment waits too long. */
export function lateBefore(now: Date): Date {
  return new Date(now.getTime() - LATE_MINUTES * MINUTE_MS)
}
