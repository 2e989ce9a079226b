import { addDays, type DayBounds, type Due } from './task-overdue'
import { localDate } from '@/lib/settings/work-calendar'

/** How people say a due time: the day by its name where it has one, and the clock where there is a time. */
export type DuePhrase = { day: 'yesterday' | 'today' | 'tomorrow' | 'weekday' | 'date'; withTime: boolean }

/** Beyond this many days a weekday's name would be ambiguous. */
const LAST_WEEKDAY = 6

/** Says a due time as seen from a moment: “hoje 14:00”, “amanhã”, “segunda 9:00”, else the date. Null without one. */
export function duePhrase({ dueAt, dueOn }: Due, { today, tomorrow }: DayBounds, timeZone: string): DuePhrase | null {
  const day = dueOn ?? (dueAt && localDate(dueAt, timeZone))
  if (day === null) return null
  const withTime = dueOn === null
  if (day === today) return { day: 'today', withTime }
  if (day === tomorrow) return { day: 'tomorrow', withTime }
  if (day === addDays(today, -1)) return { day: 'yesterday', withTime }
  const isNear = day > today && day <= addDays(today, LAST_WEEKDAY)
  return { day: isNear ? 'weekday' : 'date', withTime }
}
