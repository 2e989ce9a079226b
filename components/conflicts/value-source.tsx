import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import type { ReactNode } from 'react'
import { RelativeTime } from '@/components/ui/relative-time'
import type { CardValue } from '@/lib/contacts/card-values'
import { formatDate } from '@/lib/i18n/format'

/** Where a value came from and when: “veio de conversa #12 · desde 3 de mai. · visto há 2 dias”. */
export function ValueSource({ value }: { value: Pick<CardValue, 'source' | 'firstSeenAt' | 'lastSeenAt'> }) {
  const t = useTranslations('conflicts.source')
  const reader = { locale: useLocale(), timeZone: useTimeZone() ?? 'UTC' }
  const { chat, kind } = value.source
  const source = chat ? chatWords(chat, t) : kind === 'chat' ? t('someChat') : t(kind)
  const link = (words: ReactNode) =>
    chat ? (
      <Link
        href={`/leads/${chat.leadId}`}
        className="underline decoration-line-strong/60 underline-offset-2 hover:text-ink"
      >
        {words}
      </Link>
    ) : (
      words
    )
  return (
    <p className="text-sm text-muted">
      {t.rich('from', { source, link })} · {t('since', { date: formatDate(value.firstSeenAt, reader) })} ·{' '}
      {t('seenLast')} <RelativeTime at={value.lastSeenAt} />
    </p>
  )
}

function chatWords(
  chat: NonNullable<CardValue['source']['chat']>,
  t: ReturnType<typeof useTranslations<'conflicts.source'>>,
): string {
  if (chat.kind !== 'chat') return t(chat.kind)
  return chat.number ? t('chat', { number: chat.number }) : t('someChat')
}
