'use client'

import { RotateCw } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { useNotice } from '@/components/ui/use-notice'
import { processAllFailed } from '@/lib/intake/actions'

/** Tries everything that failed once more, as much as fits into one go, and says how it went. */
export function ProcessAllFailed({ channelId }: { channelId: string | null }) {
  const t = useTranslations('deliveries.failed')
  const notice = useNotice()
  const router = useRouter()
  const [busy, start] = useTransition()
  const again = () =>
    start(async () => {
      const result = await processAllFailed({ channelId })
      const { done, failed, left } = result.ok ? result : { done: 0, failed: 0, left: 0 }
      if (!result.ok) notice.failed(t('refused'))
      else if (failed > 0) notice.failed(t('someFailed', { done, failed, left: left - failed }))
      else notice.done(t('done', { done, left }))
      router.refresh()
    })
  return (
    <Button busy={busy} onClick={again}>
      {busy ? null : <RotateCw aria-hidden />}
      {t('again')}
    </Button>
  )
}
