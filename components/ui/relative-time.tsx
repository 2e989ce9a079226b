'use client'

import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { formatDateTime, formatShortDate } from '@/lib/i18n/format'
import { relativePhrase } from '@/lib/i18n/relative-time'

const TICK_MS = 30_000

type RelativeTimeProps = {
  /** The instant, as ISO 8601. */
  at: string
  /** The zone of the reader; the account's unless given. */
  timeZone?: string
  className?: string
}

/**
 * A moment as people say it (“há 5 min”), exact on hover, moving on by itself. The server's words may be a minute
 * older than the browser's: they stand until the next tick instead of being called a mismatch.
 */
export function RelativeTime({ at, timeZone, className }: RelativeTimeProps) {
  const t = useTranslations('ui.relative')
  const locale = useLocale()
  const accountZone = useTimeZone()
  const zone = timeZone ?? accountZone ?? 'UTC'
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS)
    return () => clearInterval(timer)
  }, [])

  const reader = { locale, timeZone: zone }
  const phrase = relativePhrase(Date.parse(at), now, zone)
  const words =
    phrase.kind === 'date'
      ? formatShortDate(at, now, reader)
      : t(phrase.kind, { count: 'count' in phrase ? phrase.count : 0 })
  return (
    <time dateTime={at} title={formatDateTime(at, reader)} className={className} suppressHydrationWarning>
      {words}
    </time>
  )
}
