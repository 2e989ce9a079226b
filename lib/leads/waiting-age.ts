const MINUTE_MS = 60_000
/** From then on a lead without a manager waits too long: administrators see a notice … */
export const LATE_MINUTES = 15
/** … and from then on badly. */
const URGENT_MINUTES = 60

/** How long a lead has waited for somebody, in whole units, and how bad that is. */
export type WaitingAge = { level: 'fresh' | 'late' | 'urgent'; minutes: number; hours: number; days: number }

export function waitingAge(since: Date, now: Date): WaitingAge {
  const minutes = Math.max(0, Math.floor((now.getTime() - since.getTime()) / MINUTE_MS))
  const level = minutes >= URGENT_MINUTES ? 'urgent' : minutes >= LATE_MINUTES ? 'late' : 'fresh'
  return { level, minutes, hours: Math.floor(minutes / 60), days: Math.floor(minutes / (60 * 24)) }
}

/** A lead that waits since before this moment waits too long. */
export function lateBefore(now: Date): Date {
  return new Date(now.getTime() - LATE_MINUTES * MINUTE_MS)
}
