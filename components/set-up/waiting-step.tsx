'use client'

import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { useCallback } from 'react'
import { usePlay } from '@/components/simulator/use-play'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { Arrival } from '@/lib/set-up/arrival'
import { ArrivalLine } from './arrival-line'
import { NoEventYet } from './no-event-yet'
import { stepAddress } from './step-address'
import { NextStep, StepFoot, StepFrame } from './step-frame'
import { TryScene } from './try-scene'
import { isConnected, useArrival } from './use-arrival'

type WaitingStepProps = {
  channel: { id: string; name: string }
  first: { arrival: Arrival | null; refused: number }
  appUrl: string
  back: string
  next: string
}

/** Waits for the first event of a channel, live, and helps when none comes. */
export function WaitingStep({ channel, first, appUrl, back, next }: WaitingStepProps) {
  const t = useTranslations('setup.waiting')
  const { steps, isPlaying, hasFailed, play } = usePlay(useCallback(() => undefined, []))
  const { arrival, refused, lost, look } = useArrival({ channelId: channel.id, first, isPaused: isPlaying })
  const connected = isConnected(arrival)
  const simulate = () => void play('conversation', null, channel.id).then(look)
  return (
    <StepFrame
      title={t('title', { channel: channel.name })}
      text={t.rich('text', { strong: words => <strong className="font-semibold text-ink">{words}</strong> })}
      foot={
        <StepFoot back={back} skip={arrival ? null : next}>
          {arrival ? <NextStep href={next} tone={connected ? 'secondary' : 'primary'} /> : null}
        </StepFoot>
      }
    >
      <ArrivalLine arrival={arrival} lost={lost} />
      {refused > 0 && !connected ? <Refused {...{ refused }} channelId={channel.id} /> : null}
      {connected ? null : (
        <>
          <TryScene
            {...{ steps, isPlaying, hasFailed }}
            isRemovable={arrival?.simulated ?? false}
            onPlay={simulate}
            onRemoved={() => void look()}
          />
          <NoEventYet appUrl={appUrl} />
        </>
      )}
    </StepFrame>
  )
}

function Refused({ refused, channelId }: { refused: number; channelId: string }) {
  const t = useTranslations('setup.waiting')
  return (
    <Alert
      tone="warn"
      title={t('refused', { count: refused })}
      actions={
        <Button asChild>
          <Link href={stepAddress('jivo', channelId)}>{t('refusedAction')}</Link>
        </Button>
      }
    >
      {t('refusedText')}
    </Alert>
  )
}
