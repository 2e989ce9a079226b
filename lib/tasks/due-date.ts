import { nationalHolidays } from './holidays'

/** Opening times by ISO weekday ("1" Monday … "7" Sunday): pairs of "HH:MM", in order, not overlapping. */
export type WorkingHours = { days: Record<string, [string, string][]> }

export type WorkCalendar = {
  hours: WorkingHours
  /** own days off, YYYY-MM-DD, beside the national holidays */
  holidays: string[]
  timeZone: string
}

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

function intervalsOn(day: string, calendar: WorkCalendar): [Date, Date][] {
  if (calendar.holidays.includes(day) || nationalHolidays(Number(day.slice(0, 4))).includes(day)) return []
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay() || 7
  return (calendar.hours.days[String(weekday)] ?? []).map(([opens, closes]) => [
    instantOf(day, opens, calendar.timeZone),
    instantOf(day, closes, calendar.timeZone),
  ])
}

/** The calendar day of an instant in a time zone, YYYY-MM-DD. */
export function localDate(instant: Date, timeZone: string): string {
  return dateFormat(timeZone).format(instant)
}

/** The instant at which a clock of the zone shows this day and time; in a gap, the first instant after it. */
export function instantOf(day: string, time: string, timeZone: string): Date {
  const asUtc = new Date(`${day}T${time === '24:00' ? '23:59:59.999' : `${time}:00`}Z`)
  // Two rounds: the first offset may be that of the other side of a clock change.
  const first = asUtc.getTime() - offsetAt(asUtc, timeZone)
  return new Date(asUtc.getTime() - offsetAt(new Date(first), timeZone))
}

function nextDate(day: string): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + 24 * HOUR_MS).toISOString().slice(0, 10)
}

function offsetAt(instant: Date, timeZone: string): number {
  const parts = Object.fromEntries(clockFormat(timeZone).formatToParts(instant).map(part => [part.type, part.value]))
  const shown = Date.UTC(+parts.year!, +parts.month! - 1, +parts.day!, +parts.hour!, +parts.minute!, +parts.second!)
  return shown - Math.floor(instant.getTime() / 1000) * 1000
}

const formats = new Map<string, Intl.DateTimeFormat>()

// Making a formatter costs far more than using one.
function cached(key: string, make: () => Intl.DateTimeFormat): Intl.DateTimeFormat {
  const known = formats.get(key) ?? make()
  formats.set(key, known)
  return known
}

function dateFormat(timeZone: string): Intl.DateTimeFormat {
  return cached(`date ${timeZone}`, () => new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }))
}

function clockFormat(timeZone: string): Intl.DateTimeFormat {
  return cached(
    `clock ${timeZone}`,
    () =>
      new Intl.DateTimeFormat('en-US', {
        timeZone,
        hourCycle: 'h23',
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
      }),
  )
}
