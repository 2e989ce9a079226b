import { dateFormatter, numberFormatter } from './formatters'
import type { Locale } from './locale'
import { dayNumber } from './relative-time'

/** Where a formatted value will be read: nothing here looks at the machine's own language or zone. */
export type Reader = { locale: Locale; timeZone: string }

type Instant = Date | string | number

const millis = (at: Instant): number => new Date(at).getTime()

/** A clock time of 24 hours in both languages: 14:02. */
export function formatTime(at: Instant, { locale, timeZone }: Reader): string {
  return clean(
    dateFormatter(locale, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(millis(at)),
  )
}

/** A day: 12 de mai. de 2026 / May 12, 2026. */
export function formatDate(at: Instant, { locale, timeZone }: Reader): string {
  return clean(dateFormatter(locale, { timeZone, dateStyle: 'medium' }).format(millis(at)))
}

/** A day without its year when `now` is in the same one: 12 de mai. / May 12. */
export function formatShortDate(at: Instant, now: Instant, { locale, timeZone }: Reader): string {
  if (formatYear(at, timeZone) !== formatYear(now, timeZone)) return formatDate(at, { locale, timeZone })
  return clean(dateFormatter(locale, { timeZone, day: 'numeric', month: 'short' }).format(millis(at)))
}

/** The exact moment: 12 de mai. de 2026, 14:02. */
export function formatDateTime(at: Instant, reader: Reader): string {
  return `${formatDate(at, reader)}, ${formatTime(at, reader)}`
}

/** The heading between two days of a transcript: hoje, ontem, segunda-feira, 4 de maio; the year when not this one. */
export function formatDayBreak(at: Instant, now: Instant, { locale, timeZone }: Reader): string {
  const ago = dayNumber(millis(now), timeZone) - dayNumber(millis(at), timeZone)
  if (ago === 0 || ago === 1) {
    return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-ago, 'day')
  }
  const sameYear = formatYear(at, timeZone) === formatYear(now, timeZone)
  return clean(
    dateFormatter(locale, {
      timeZone,
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      ...(sameYear ? {} : { year: 'numeric' }),
    }).format(millis(at)),
  )
}

function formatYear(at: Instant, timeZone: string): string {
  return dateFormatter('en', { timeZone, year: 'numeric' }).format(millis(at))
}

/** Whether both instants fall on one calendar day of the zone. */
export function isSameDay(one: Instant, other: Instant, timeZone: string): boolean {
  return dayNumber(millis(one), timeZone) === dayNumber(millis(other), timeZone)
}

/** An amount in reais, given in reais: R$ 1.234,56 (en: R$1,234.56). */
export function formatMoney(reais: number, locale: Locale): string {
  return clean(numberFormatter(locale, { style: 'currency', currency: 'BRL' }).format(reais))
}

/** A plain number: 1.234 / 1,234. */
export function formatNumber(value: number, locale: Locale): string {
  return numberFormatter(locale).format(value)
}

/** A length of time given in seconds, as a clock shows it: 0:42, 17:05, 1:02:09. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const padded = (value: number) => String(value).padStart(2, '0')
  return hours > 0 ? `${hours}:${padded(minutes)}:${padded(rest)}` : `${minutes}:${padded(rest)}`
}

/** Node and browsers disagree about narrow and unbreakable spaces; an ordinary one keeps both equal. */
function clean(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, ' ')
}
