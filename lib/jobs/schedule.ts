const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** When a job runs, in UTC: every minute, every hour at a minute, every day at a time. */
export type Schedule =
  | { every: 'minute' }
  | { every: 'hour'; minute: number }
  | { every: 'day'; hour: number; minute: number }

/** What is known of a job's runs in the database. */
export type JobRun = {
  /** the turn that was taken last */
  turnAt: Date
  startedAt: Date | null
  succeededAt: Date | null
  /** why the latest run failed; null when it did not */
  error: string | null
}

const PERIOD_MS = { minute: MINUTE_MS, hour: HOUR_MS, day: DAY_MS }

/** A clock that is set back leaves turns in the future; those of other machines may be a little ahead. */
export const AHEAD_AT_MOST_MS = 2 * MINUTE_MS

/** The latest turn at or before `now`. */
export function latestTurn(schedule: Schedule, now: Date): Date {
  const period = PERIOD_MS[schedule.every]
  const offset = offsetOf(schedule)
  return new Date(Math.floor((now.getTime() - offset) / period) * period + offset)
}

/**
 * Whether a job runs now. However far the clock has jumped, it is one run: turns that were missed are not made good one
 * by one, and a turn in the future, from before the clock was set back, does not hold it up.
 */
export function isDue(schedule: Schedule, lastTurn: Date | null, now: Date): boolean {
  if (lastTurn === null) return true
  return lastTurn < latestTurn(schedule, now) || lastTurn.getTime() > now.getTime() + AHEAD_AT_MOST_MS
}

const LATE_AFTER_MS = { minute: 5 * MINUTE_MS, hour: 2 * HOUR_MS + 30 * MINUTE_MS, day: 26 * HOUR_MS }

/**
 * Whether a job has not run well for longer than it should, counted from `since`, when this process began: what was
 * missed while nothing ran is not late. A run that is still going counts from its start.
 */
export function isLate(schedule: Schedule, run: JobRun | null, since: Date, now: Date): boolean {
  const running =
    run?.startedAt && (!run.succeededAt || run.startedAt > run.succeededAt) && run.error === null ? run.startedAt : null
  const signs = [since, run?.succeededAt, running].flatMap(at => (at ? [at.getTime()] : []))
  return now.getTime() - Math.max(...signs) > LATE_AFTER_MS[schedule.every]
}

function offsetOf(schedule: Schedule): number {
  if (schedule.every === 'minute') return 0
  return schedule.every === 'hour' ? schedule.minute * MINUTE_MS : schedule.hour * HOUR_MS + schedule.minute * MINUTE_MS
}
