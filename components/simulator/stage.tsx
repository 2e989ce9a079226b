'use client'

import { Clapperboard, ExternalLink } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { useRouter } from 'next/navigation'
import { useCallback } from 'react'
import { JivoPanel } from '@/components/deliveries/jivo-panel'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { usesAnswer } from '@/lib/jivo/uses-answer'
import { PlayControls } from './play-controls'
import { StepList } from './step-list'
import { usePlay, type StageStep } from './use-play'

/**
 * A scene played before one's eyes: what Jivo sends, what it is answered, and the operator's panel from
 * that answer.
 */
export function Stage() {
  const t = useTranslations('simulator')
  const router = useRouter()
  const { steps, isPlaying, hasFailed, play, stop } = usePlay(useCallback(() => router.refresh(), [router]))
  const leadId = steps.findLast(step => step.played?.leadId)?.played?.leadId
  return (
    <div className="grid gap-4">
      <PlayControls isPlaying={isPlaying} onPlay={play} onStop={stop} />
      {hasFailed ? <Alert tone="danger" title={t('failed')} urgent /> : null}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Card>
          <CardHeader title={t('requests')} />
          {steps.length === 0 ? (
            <EmptyState icon={Clapperboard} title={t('empty.title')} text={t('empty.text')} className="py-8!" />
          ) : (
            <StepList steps={steps} />
          )}
        </Card>
        <Card className="lg:sticky lg:top-4">
          <CardHeader title={t('panel')} />
          <CardBody className="grid gap-4">
            <Panel steps={steps} />
            {leadId ? (
              <Button asChild className="justify-self-start">
                <Link href={`/leads/${leadId}`}>
                  <ExternalLink aria-hidden />
                  {t('openLead')}
                </Link>
              </Button>
            ) : null}
          </CardBody>
        </Card>
      </div>
    </div>
  )
}

// Jivo reads the answer of two events; until the next of them the operator goes on seeing the last one.
function Panel({ steps }: { steps: StageStep[] }) {
  const t = useTranslations('simulator')
  const seen = steps.findLast(
    ({ played }) => played && usesAnswer(played.eventName as Parameters<typeof usesAnswer>[0]),
  )
  const any = seen ?? steps.findLast(({ played }) => played)
  if (!any?.played) return <p className="text-base text-muted">{t('panelEmpty')}</p>
  return <JivoPanel answer={any.played.answer} />
}
