import { useFormatter, useTranslations } from 'next-intl'

/** Instants; null = here, or until further notice. */
export type Away = { awayFrom: string | null; awayUntil: string | null }

/** From when until when somebody is away. */
export function AwaySentence({ away: { awayFrom, awayUntil } }: { away: Away }) {
  const t = useTranslations('account.away')
  const format = useFormatter()
  if (awayFrom === null) return null
  const day = (at: string) => format.dateTime(new Date(at), { day: 'numeric', month: 'long', year: 'numeric' })
  return t('sentence', { from: day(awayFrom), until: awayUntil ? day(awayUntil) : 'none' })
}
