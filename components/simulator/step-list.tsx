import { Check, ChevronDown, CircleDashed, CircleSlash, TriangleAlert } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { Badge } from '@/components/ui/badge'
import { CopyButton } from '@/components/ui/copy-button'
import type { StageStep } from './use-play'

/** The requests of a scene in their order, each with what it was answered as soon as it was. */
export function StepList({ steps }: { steps: StageStep[] }) {
  return (
    <ol aria-live="polite" className="divide-y divide-line border-t border-line">
      {steps.map((step, index) => (
        <li key={index}>
          {step.played ? <PlayedStep {...{ step }} /> : <StepLine {...{ step }} className="px-4 py-2.5" />}
        </li>
      ))}
    </ol>
  )
}

function PlayedStep({ step }: { step: StageStep }) {
  const t = useTranslations('simulator')
  const { answer, status, deliveryId } = step.played ?? {}
  return (
    <details className="group">
      <summary
        className={[
          'flex cursor-pointer list-none items-center gap-2 px-4 py-2.5 transition-colors hover:bg-hover',
          'focus-visible:-outline-offset-2',
        ].join(' ')}
      >
        <StepLine step={step} className="min-w-0 flex-1" />
        <ChevronDown aria-hidden className="size-4 shrink-0 text-muted transition-transform group-open:rotate-180" />
      </summary>
      <div className="grid gap-3 px-4 pb-4">
        <Json label={t('request')} text={step.body ?? ''} />
        <Json label={t('answer', { status: String(status) })} text={JSON.stringify(answer, null, 2)} />
        {deliveryId ? (
          <Link
            href={`/admin/deliveries/${deliveryId}`}
            className="justify-self-start text-sm text-accent-ink underline underline-offset-2"
          >
            {t('delivery')}
          </Link>
        ) : null}
      </div>
    </details>
  )
}

function StepLine({ step, className }: { step: StageStep; className: string }) {
  const t = useTranslations('simulator')
  return (
    <div className={`flex flex-wrap items-center gap-x-3 gap-y-1 ${className}`}>
      <div className="min-w-0 flex-1 basis-40">
        <p className="text-base break-words">{t(`steps.${step.key}`)}</p>
        <p className="font-mono text-xs text-muted">{step.eventName}</p>
      </div>
      {step.played ? (
        <span className="text-sm text-muted tabular-nums">{t('milliseconds', { ms: step.played.ms })}</span>
      ) : null}
      <StepBadge {...{ step }} />
    </div>
  )
}

function StepBadge({ step: { state, played } }: { step: StageStep }) {
  const t = useTranslations('simulator')
  if (state === 'sending')
    return (
      <Badge tone="info" live>
        {t('sending')}
      </Badge>
    )
  if (state === 'waiting') return <Badge icon={CircleDashed}>{t('waiting')}</Badge>
  if (state === 'stopped' || !played) return <Badge icon={CircleSlash}>{t('stopped')}</Badge>
  if (played.status === 0)
    return (
      <Badge tone="danger" icon={TriangleAlert}>
        {t('unanswered')}
      </Badge>
    )
  const isTaken = played.status < 300
  return (
    <Badge tone={isTaken ? 'good' : 'warn'} icon={isTaken ? Check : TriangleAlert}>
      {isTaken ? t('answered') : t('refused')}
    </Badge>
  )
}

function Json({ label, text }: { label: string; text: string }) {
  return (
    <div>
      <div className="flex min-h-8 items-center justify-between gap-2">
        <p className="text-xs font-semibold text-muted">{label}</p>
        <CopyButton value={text} />
      </div>
      <pre
        tabIndex={0}
        className="max-h-80 overflow-auto rounded-md bg-sunken p-3 font-mono text-xs leading-5 break-all whitespace-pre-wrap"
      >
        {text}
      </pre>
    </div>
  )
}
