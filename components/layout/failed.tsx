'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { startTransition } from 'react'
import { ErrorState } from '@/components/ui/error-state'

type FailedProps = { reset: () => void }

/** A list could not be loaded: the menu stays, and another try asks for it again. */
export function ListFailed({ reset }: FailedProps) {
  return <ErrorState onRetry={useRetry(reset)} />
}

/** The same of a page that is more than a list. Its words come with the shell: the page's own may be what failed. */
export function PageFailed({ reset }: FailedProps) {
  const t = useTranslations('common.error')
  return <ErrorState title={t('title')} text={t('withoutCode')} onRetry={useRetry(reset)} />
}

// What the server sent is an error: without asking it again, the same would be shown once more.
function useRetry(reset: () => void): () => void {
  const router = useRouter()
  return () =>
    startTransition(() => {
      router.refresh()
      reset()
    })
}
