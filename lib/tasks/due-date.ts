import { intervalsOn, localDate, nextDate, type WorkCalendar } from '@/lib/settings/work-calendar'

const HOUR_MS = 60 * 60_000
const LOOK_AHEAD_DAYS = 60

/**
 * When an offline message should be answered: arrival + one working hour while people work, else the end of the
 * first working hour of the next working day. Hours and days are those of the account's time zone. An account
 * without any working hours is taken to work always.
 * @returns an instant
 */
export function dueForOfflineMessage(arrivedAt: Date, calendar: WorkCalendar): Date {
  let left = HOUR_MS
  let day = localDate(arrivedAt, calendar.timeZone)
  for (let ahead = 0; ahead < LOOK_AHEAD_DAYS; ahead++, day = nextDate(day)) {
    for (const [opens, closes] of intervalsOn(day, calendar)) {
      const from = Math.max(opens.getTime(), arrivedAt.getTime())
      const room = closes.getTime() - from
      if (room <= 0) continue
      if (room >= left) return new Date(from + left)
      left -= room
    }
  }
  return new Date(arrivedAt.getTime() + HOUR_MS)
}
