'use client'

import { useTranslations } from 'next-intl'
import { ErrorState } from '@/components/ui/error-state'

/** The queue could not be loaded: its words come with the shell, for the page's own may be what failed. */
export default function DuplicatesError({ reset }: { reset: () => void }) {
  const t = useTranslations('common.error')
  return <ErrorState title={t('title')} text={t('withoutCode')} onRetry={reset} />
}
