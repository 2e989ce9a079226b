'use client'

import { Trash2, Warehouse } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { useNotice } from '@/components/ui/use-notice'
import { loadDemoData, removeDemoData } from '@/lib/simulator/demo-actions'
import type { SimulatedCounts } from '@/lib/simulator/queries'

/** The switch for a month of invented data: on with one press, off with another. */
export function DemoData({ counts }: { counts: SimulatedCounts }) {
  const t = useTranslations('simulator')
  const notice = useNotice()
  const [busy, start] = useTransition()
  const isLoaded = counts.deliveries > 0
  const load = () =>
    start(async () => {
      const result = await loadDemoData({}).catch(() => null)
      if (result?.ok) notice.done(t('demo.loaded'))
      else notice.failed(result?.reason === 'already-loaded' ? t('demo.alreadyLoaded') : t('demo.failed'))
    })
  const remove = () =>
    start(async () => {
      const result = await removeDemoData({})
      if (result.ok) notice.done(t('removed', result.removed))
    })
  return (
    <Card>
      <CardHeader title={t('demo.title')} />
      <CardBody className="grid justify-items-start gap-3">
        <p className="text-base text-pretty text-muted">{isLoaded ? t('counts', counts) : t('demo.text')}</p>
        <Button onClick={isLoaded ? remove : load} busy={busy}>
          {isLoaded ? <Trash2 aria-hidden /> : <Warehouse aria-hidden />}
          {isLoaded ? t('demo.remove') : busy ? t('demo.loading') : t('demo.load')}
        </Button>
      </CardBody>
    </Card>
  )
}
