import { Lock } from '@/components/ui/icons'
import { useLocale, useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/alert'

/** Instead of the choices, for a person who may not settle this conflict: who may. */
export function OthersSettle({ names }: { names: string[] }) {
  const t = useTranslations('conflicts.others')
  const locale = useLocale()
  const who = new Intl.ListFormat(locale, { type: 'disjunction' }).format(names)
  return (
    <Alert tone="info" icon={Lock} title={t('title', { names: who })}>
      {t('text')}
    </Alert>
  )
}
