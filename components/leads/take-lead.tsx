'use client'

import { Hand } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { useNotice } from '@/components/ui/use-notice'
import { takeLeadAction } from '@/lib/leads/queue-actions'

/** Takes a lead out of the queue; who comes second hears who was first. */
export function TakeLead({ id, title }: { id: string; title: string }) {
  const t = useTranslations('queue')
  const notice = useNotice()
  const [busy, start] = useTransition()

  const take = () =>
    start(async () => {
      const result = await takeLeadAction({ id }).catch(() => null)
      if (result?.ok) notice.done(t('taken'))
      else if (result?.reason === 'taken') notice.failed(t('late', { by: result.by }))
      else notice.failed(t(result?.reason === 'gone' ? 'gone' : 'refused'))
    })

  return (
    <Button size="sm" busy={busy} onClick={take} aria-label={t('takeLead', { title })}>
      <Hand aria-hidden />
      {t('take')}
    </Button>
  )
}
