import { dateFormatter } from '@/lib/i18n/formatters'
import { nationalHolidays } from './national-holidays'
import type { WorkingHours } from './working-hours'

export type WorkCalendar = {
  hours: WorkingHours
  /** own days off, YYYY-MM-DD, beside the national holidays */
  holidays: string[]
  timeZone: string
}

/** Whether somebody works at this instant. A calendar without any working hours is taken to be open always. */
export function isOpenAt(instant: Date, calendar: WorkCalendar): boolean {
  if (Object.values(calendar.hours.days).every(day => day.length === 0)) return true
  const at = instant.getTime()
  return intervalsOn(localDate(instant, calendar.timeZone), calendar).some(
    ([opens, closes]) => opens.getTime() <= at && at < closes.getTime(),
  )
}

const HOUR_MS = 60 * 60_000
// Beyond this nobody counts hours any more.
const DAYS_AT_MOST = 60

/** How many hours of work lie between two instants; a calendar without any working hours is taken to be open always. */
export function workingHoursBetween(from: Date, to: Date, calendar: WorkCalendar): number {
  if (to <= from) return 0
  if (Object.values(calendar.hours.days).every(day => day.length === 0))
    return (to.getTime() - from.getTime()) / HOUR_MS
  const last = localDate(to, calendar.timeZone)
  let [day, ms] = [localDate(from, calendar.timeZone), 0]
  for (let days = 0; day <= last && days < DAYS_AT_MOST; days++, day = nextDate(day)) {
    for (const [opens, closes] of intervalsOn(day, calendar)) {
      ms += Math.max(0, Math.min(closes.getTime(), to.getTime()) - Math.max(opens.getTime(), from.getTime()))
    }
  }
  return ms / HOUR_MS
}

/** Opening times of a day, as instants; none on a holiday. */
export function intervalsOn(day: string, calendar: WorkCalendar): [Date, Date][] {
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

/** The day after, YYYY-MM-DD. */
export function nextDate(day: string): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + 24 * 60 * 60_000).toISOString().slice(0, 10)
}

function offsetAt(instant: Date, timeZone: string): number {
  const parts = Object.fromEntries(
    clockFormat(timeZone)
      .formatToParts(instant)
      .map(part => [part.type, part.value]),
  )
  const shown = Date.UTC(+parts.year!, +parts.month! - 1, +parts.day!, +parts.hour!, +parts.minute!, +parts.second!)
  return shown - Math.floor(instant.getTime() / 1000) * 1000
}

function dateFormat(timeZone: string): Intl.DateTimeFormat {
  return dateFormatter('en-CA', { timeZone, dateStyle: 'short' })
}

function clockFormat(timeZone: string): Intl.DateTimeFormat {
  return dateFormatter('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
}
