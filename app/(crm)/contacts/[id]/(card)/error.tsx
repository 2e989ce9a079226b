'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { startTransition } from 'react'
import { ErrorState } from '@/components/ui/error-state'

export default function Failed({ reset }: { reset: () => void }) {
  const t = useTranslations('common.error')
  const router = useRouter()
  const retry = () =>
    startTransition(() => {
      router.refresh()
      reset()
    })
  return <ErrorState title={t('title')} text={t('withoutCode')} onRetry={retry} />
}
