import { CircleCheck, Clock } from '@/components/ui/icons'
import { useLocale, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { formatDate, formatDateTime, formatShortDate, formatTime, type Reader } from '@/lib/i18n/format'
import { duePhrase } from '@/lib/tasks/due-phrase'
import { instantOf } from '@/lib/settings/work-calendar'
import { dayBounds, type Due } from '@/lib/tasks/task-overdue'

type DueLabelProps = {
  due: Due
  overdue: boolean
  doneAt: string | null
  /** the moment at which the list was read, and the account's zone */
  now: Date
  timeZone: string
}

/** When a task is due as people say it, red with the word when that has passed; when it was done, if it was. */
export function DueLabel({ due, overdue, doneAt, now, timeZone }: DueLabelProps) {
  const t = useTranslations('tasks')
  const reader = { locale: useLocale(), timeZone }
  const phraseOf = (of: Due) => duePhrase(of, bounds, timeZone)
  const bounds = dayBounds(now, timeZone)
  const words = (of: Due) => {
    const phrase = phraseOf(of)
    if (!phrase) return t('due.none')
    const at = instantIn(of, timeZone)
    const day =
      phrase.day === 'weekday'
        ? weekday(at, reader)
        : phrase.day === 'date'
          ? formatShortDate(at, now, reader)
          : t(`due.${phrase.day}`)
    // “9:00”, as it is said; the leading zero belongs into columns.
    return phrase.withTime ? t('due.dayTime', { day, time: formatTime(at, reader).replace(/^0/, '') }) : day
  }
  if (doneAt !== null) {
    const done = { dueAt: new Date(doneAt), dueOn: null }
    return (
      <span className="due due-done" title={formatDateTime(doneAt, reader)}>
        <CircleCheck aria-hidden className="size-3.5" />
        {t('due.done', { when: words(done) })}
      </span>
    )
  }
  const phrase = phraseOf(due)
  // A date without a time is exact as it stands.
  const exact =
    phrase === null || (phrase.day === 'date' && !phrase.withTime)
      ? undefined
      : t('due.exact', { when: exactly(due, reader) })
  return (
    <span className="due" title={exact}>
      {overdue ? (
        <Badge tone="danger" icon={Clock}>
          {t('overdue')}
        </Badge>
      ) : null}
      {overdue ? <span className="text-danger-ink">{words(due)}</span> : words(due)}
    </span>
  )
}

function instantIn({ dueAt, dueOn }: Due, timeZone: string): Date {
  return dueOn === null ? (dueAt ?? new Date(0)) : instantOf(dueOn, '12:00', timeZone)
}

function weekday(at: Date, { locale, timeZone }: Reader): string {
  return new Intl.DateTimeFormat(locale, { timeZone, weekday: 'long' }).format(at).replace(/-feira$/, '')
}

function exactly(due: Due, reader: Reader): string {
  const at = instantIn(due, reader.timeZone)
  return due.dueOn === null ? formatDateTime(at, reader) : formatDate(at, reader)
}
