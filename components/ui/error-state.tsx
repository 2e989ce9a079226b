'use client'

import { RotateCcw, Unplug } from './icons'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { Button } from './button'
import { EmptyState } from './empty-state'

type ErrorStateProps = {
  /** What happened; without it, that the list could not be loaded. */
  title?: string
  text?: string
  /** What trying again does; without it the page is asked for again. */
  onRetry?: () => void
  className?: string
}

/** Something that should be here is not: what happened, and another try. */
export function ErrorState({ title, text, onRetry, className }: ErrorStateProps) {
  const t = useTranslations('ui')
  const router = useRouter()
  return (
    <div role="alert" className={className}>
      <EmptyState
        icon={Unplug}
        tone="danger"
        title={title ?? t('list.failed')}
        text={text ?? t('list.failedText')}
        action={
          <Button onClick={onRetry ?? (() => router.refresh())}>
            <RotateCcw aria-hidden />
            {t('retry')}
          </Button>
        }
      />
    </div>
  )
}
