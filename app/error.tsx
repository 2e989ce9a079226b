'use client'

import { useTranslations } from 'next-intl'
import { PlainPage } from '@/components/layout/plain-page'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void }

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  const t = useTranslations('common.error')
  return (
    <PlainPage title={t('title')} text={error.digest ? t('text') : t('withoutCode')}>
      {error.digest ? (
        <p className="mb-5 flex items-center justify-between gap-2 rounded-md border border-line bg-sunken py-1 pr-1 pl-3">
          <code className="font-mono text-sm break-all">{error.digest}</code>
          <CopyButton value={error.digest} />
        </p>
      ) : null}
      <Button tone="primary" onClick={reset}>
        {t('retry')}
      </Button>
    </PlainPage>
  )
}
