'use client'

import { ChevronDown, Clapperboard, Trash2 } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { JivoPanel } from '@/components/deliveries/jivo-panel'
import { StepList } from '@/components/simulator/step-list'
import type { StageStep } from '@/components/simulator/use-play'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { useNotice } from '@/components/ui/use-notice'
import { usesAnswer } from '@/lib/jivo/uses-answer'
import { removeSimulation } from '@/lib/simulator/actions'

type TrySceneProps = {
  steps: StageStep[]
  isPlaying: boolean
  hasFailed: boolean
  /** The last thing that arrived was simulated, so there is something to take away. */
  isRemovable: boolean
  onPlay: () => void
  onRemoved: () => void
}

/** A conversation for whoever has no Jivo at hand, with what was sent, what was answered and what the operator sees. */
export function TryScene({ steps, isPlaying, hasFailed, isRemovable, onPlay, onRemoved }: TrySceneProps) {
  const t = useTranslations('setup.waiting')
  const simulator = useTranslations('simulator')
  const notice = useNotice()
  const [busy, start] = useTransition()
  const remove = () =>
    start(async () => {
      const result = await removeSimulation({}).catch(() => null)
      if (!result?.ok) return void notice.failed(simulator('failed'))
      notice.done(simulator('removed', result.removed))
      onRemoved()
    })
  return (
    <div className="rounded-lg border border-line p-4">
      <p className="text-base font-semibold">{t('simulateTitle')}</p>
      <p className="text-base text-pretty text-muted">{t('simulateText')}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button onClick={onPlay} busy={isPlaying}>
          {isPlaying ? null : <Clapperboard aria-hidden />}
          {isPlaying ? t('simulating') : t('simulate')}
        </Button>
        {isRemovable && !isPlaying ? (
          <Button tone="quiet" onClick={remove} busy={busy}>
            {busy ? null : <Trash2 aria-hidden />}
            {t('remove')}
          </Button>
        ) : null}
      </div>
      {hasFailed ? <Alert tone="danger" title={t('simulateFailed')} urgent className="mt-3" /> : null}
      {steps.some(({ played }) => played) ? <Played steps={steps} /> : null}
    </div>
  )
}

function Played({ steps }: { steps: StageStep[] }) {
  const t = useTranslations('setup.waiting')
  const seen = steps.findLast(
    ({ played }) => played && usesAnswer(played.eventName as Parameters<typeof usesAnswer>[0]),
  )
  return (
    <details className="group mt-4">
      <summary className="flex min-h-9 cursor-pointer list-none items-center gap-1.5 text-sm text-accent-ink">
        <ChevronDown aria-hidden className="size-4 transition-transform group-open:rotate-180" />
        {t('requests')}
      </summary>
      <div className="mt-2 grid grid-cols-[minmax(0,1fr)] gap-4">
        <div className="overflow-hidden rounded-lg border border-line">
          <StepList steps={steps} />
        </div>
        {seen?.played ? (
          <div>
            <p className="mb-1.5 text-sm font-semibold">{t('panel')}</p>
            <JivoPanel answer={seen.played.answer} />
          </div>
        ) : null}
      </div>
    </details>
  )
}
