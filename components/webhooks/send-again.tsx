'use client'

import { RotateCw } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { useNotice } from '@/components/ui/use-notice'
import { sendAgainAction } from '@/lib/webhooks/actions'

/** Sends one message again, the same to the byte. */
export function SendAgain({ id }: { id: string }) {
  const t = useTranslations('webhooks')
  const notice = useNotice()
  const [busy, start] = useTransition()
  const send = () =>
    start(async () => {
      const result = await sendAgainAction({ id }).catch(() => null)
      if (!result?.ok) notice.failed(t('refused'))
    })
  return (
    <Button size="sm" tone="quiet" busy={busy} onClick={send}>
      <RotateCw aria-hidden />
      {t('again')}
    </Button>
  )
}
