import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import type { MergeSide } from '@/lib/identity/merge-page'
import { formatDate } from '@/lib/i18n/format'

/** Whose it is, since when, and how much hangs on it. */
export function SideFacts({ person }: { person: MergeSide }) {
  const t = useTranslations('merge.sides')
  const reader = { locale: useLocale(), timeZone: useTimeZone() ?? 'UTC' }
  return (
    <>
      <span className="block text-sm text-muted">
        {person.owner ? t('owner', { name: person.owner }) : t('nobody')} ·{' '}
        {t('since', { date: formatDate(person.createdAt, reader) })}
      </span>
      <span className="block text-sm text-muted">{t('past', person.counts)}</span>
    </>
  )
}
