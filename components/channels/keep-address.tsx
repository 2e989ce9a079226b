'use client'

import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { useNotice } from '@/components/ui/use-notice'
import { keepTokenAction } from '@/lib/channels/actions'

/** Lets an address that would expire go on until somebody revokes it. */
export function KeepAddress({ tokenId }: { tokenId: string }) {
  const t = useTranslations('channels')
  const notice = useNotice()
  const [busy, start] = useTransition()
  const keep = () =>
    start(async () => {
      const result = await keepTokenAction({ tokenId })
      if (result.ok) notice.done(t('kept'))
      else notice.failed(t('refused'))
    })
  return (
    <Button size="sm" busy={busy} onClick={keep}>
      {t('keep')}
    </Button>
  )
}
