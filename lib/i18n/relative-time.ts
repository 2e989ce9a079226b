import { dateFormatter } from './formatters'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
/** Beyond a week people say the date. */
const LAST_RELATIVE_DAY = 6

/** How people say a moment: a key of the `ui.relative` messages with its count, or `date` when it is too far away. */
export type RelativePhrase =
  | { kind: 'now' | 'soon' }
  | {
      kind: 'minutesAgo' | 'hoursAgo' | 'daysAgo' | 'inMinutes' | 'inHours' | 'inDays'
      count: number
    }
  | { kind: 'date' }

/**
 * Says `at` as seen from `now` (both in milliseconds): “há 5 min”, “há 3 h”, “ontem”, “em 2 dias”, and the date from
 * a week on. Days are calendar days in `timeZone`, so that 23:50 seen at 00:10 is 20 minutes ago but 20:00 seen the
 * next day at 21:00 is yesterday.
 */
export function relativePhrase(at: number, now: number, timeZone: string): RelativePhrase {
  const distance = Math.abs(at - now)
  const past = at <= now
  if (distance < MINUTE_MS) return { kind: past ? 'now' : 'soon' }
  if (distance < HOUR_MS) {
    return { kind: past ? 'minutesAgo' : 'inMinutes', count: Math.floor(distance / MINUTE_MS) }
  }
  const days = Math.abs(dayNumber(at, timeZone) - dayNumber(now, timeZone))
  if (days === 0 || distance < 6 * HOUR_MS) {
    return { kind: past ? 'hoursAgo' : 'inHours', count: Math.floor(distance / HOUR_MS) }
  }
  if (days <= LAST_RELATIVE_DAY) return { kind: past ? 'daysAgo' : 'inDays', count: days }
  return { kind: 'date' }
}

/** The calendar day of an instant in a zone, as days since 1970-01-01. */
export function dayNumber(at: number, timeZone: string): number {
  const parts = dateFormatter('en', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(at)
  const part = (type: string) => Number(parts.find(each => each.type === type)?.value)
  return Math.round(Date.UTC(part('year'), part('month') - 1, part('day')) / DAY_MS)
}
