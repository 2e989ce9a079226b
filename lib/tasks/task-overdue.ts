import { instantOf, localDate } from '@/lib/settings/work-calendar'

/** Either an instant, or a day (YYYY-MM-DD) without a time, or neither. */
export type Due = { dueAt: Date | null; dueOn: string | null }

export type TaskGroup = 'overdue' | 'today' | 'upcoming'

/** The calendar of a moment in a time zone, as far as due times need it. */
export type DayBounds = { now: Date; today: string; tomorrow: string; tomorrowStart: Date }

/** Today and the beginning of tomorrow where the account lives. */
export function dayBounds(now: Date, timeZone: string): DayBounds {
  const today = localDate(now, timeZone)
  const tomorrow = addDays(today, 1)
  return { now, today, tomorrow, tomorrowStart: instantOf(tomorrow, '00:00', timeZone) }
}

/**
 * Where a task stands at `bounds.now`: overdue once its instant has come, or once its day is over (F34: a day without
 * a time lasts to its end). What is due later today, or on this day, is today's.
 */
export function taskGroup({ dueAt, dueOn }: Due, { now, today, tomorrowStart }: DayBounds): TaskGroup {
  if (dueOn !== null) return dueOn < today ? 'overdue' : dueOn === today ? 'today' : 'upcoming'
  if (dueAt === null) return 'upcoming'
  if (dueAt <= now) return 'overdue'
  return dueAt < tomorrowStart ? 'today' : 'upcoming'
}

/** The calendar day so many days after another; both YYYY-MM-DD. */
export function addDays(day: string, days: number): string {
  const noon = new Date(`${day}T12:00:00Z`)
  noon.setUTCDate(noon.getUTCDate() + days)
  return noon.toISOString().slice(0, 10)
}
