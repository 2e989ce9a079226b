'use client'

import { Trash2 } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { useNotice } from '@/components/ui/use-notice'
import { removeSimulation } from '@/lib/simulator/actions'
import type { SimulatedCounts } from '@/lib/simulator/queries'

/** What the simulator has made so far, and the one press that takes it away. */
export function SimulatedData({ counts }: { counts: SimulatedCounts }) {
  const t = useTranslations('simulator')
  const notice = useNotice()
  const [busy, start] = useTransition()
  const isEmpty = counts.deliveries === 0
  const remove = () =>
    start(async () => {
      const result = await removeSimulation({})
      if (result.ok) notice.done(t('removed', result.removed))
      else notice.failed(t('failed'))
    })
  return (
    <Card>
      <CardHeader title={t('made')} />
      <CardBody className="grid justify-items-start gap-3">
        <p className="text-base text-muted">{isEmpty ? t('madeNothing') : t('counts', counts)}</p>
        {isEmpty ? null : (
          <Button onClick={remove} busy={busy}>
            <Trash2 aria-hidden />
            {t('remove')}
          </Button>
        )}
      </CardBody>
    </Card>
  )
}
