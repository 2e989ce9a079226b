import { useLocale, useTimeZone } from 'next-intl'
import { formatDateTime, formatTime } from '@/lib/i18n/format'

/** The clock time of an entry, exact on hover; the day stands above it. */
export function EntryTime({ at }: { at: Date }) {
  const reader = { locale: useLocale(), timeZone: useTimeZone() ?? 'UTC' }
  return (
    <time dateTime={at.toISOString()} title={formatDateTime(at, reader)} className="shrink-0 text-sm text-muted">
      {formatTime(at, reader)}
    </time>
  )
}
