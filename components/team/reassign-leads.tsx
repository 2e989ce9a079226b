'use client'

import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { useNotice } from '@/components/ui/use-notice'
import { reassignLeadsAction } from '@/lib/leads/reassign-actions'

type ReassignLeadsProps = { operatorId: string; manager: string; leads: number }

/** Offers to give the leads that came through an operator before the mapping to whoever it maps to now. */
export function ReassignLeads({ operatorId, manager, leads }: ReassignLeadsProps) {
  const t = useTranslations('operators')
  const notice = useNotice()
  const [busy, start] = useTransition()

  const reassign = () =>
    start(async () => {
      const result = await reassignLeadsAction({ operatorId })
      if (result.ok) notice.done(t('reassigned', { count: result.moved, name: manager }))
      else notice.failed(t('refused'))
    })

  return (
    <Button size="sm" tone="quiet" className="text-accent-ink" busy={busy} onClick={reassign}>
      {t('reassign', { count: leads, name: manager })}
    </Button>
  )
}
