'use client'

import { Check, CornerDownRight, Minus } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { useReasonWords } from '@/components/leads/use-reason-words'
import type { Rehearsed } from '@/lib/intake/rehearse'
import type { TrailStep } from '@/lib/leads/ladder-trail'

/** The answer in one sentence, then every step of the assignment with what became of it. */
export function RehearsedAnswer({ answer }: { answer: Rehearsed }) {
  const t = useTranslations('assignment.rehearsal')
  const words = useReasonWords(true)
  const { contact, joins, ladder, managerName } = answer
  return (
    <section aria-label={t('answer')} className="rounded-lg border border-line bg-sunken px-4 py-3">
      <p className="text-lg font-semibold">{managerName ?? t('nobody')}</p>
      {ladder ? <p className="text-sm text-muted">{words.why(ladder.reason, null)}</p> : null}
      <p className="mt-1.5 text-sm text-muted">
        {contact ? t('known', { name: contact.name ?? t('unnamed') }) : t('new')}{' '}
        {joins
          ? t.rich(ladder ? 'joins' : 'keeps', {
              title: joins.title,
              lead: chunks => (
                <Link
                  href={`/leads/${joins.id}`}
                  className="font-semibold text-accent-ink underline underline-offset-2"
                >
                  {chunks}
                </Link>
              ),
            })
          : null}
      </p>
      {ladder ? (
        <ol className="mt-3 flex flex-col gap-2 border-t border-line pt-3">
          {ladder.trail.map(step => (
            <Step key={step.step} step={step} />
          ))}
        </ol>
      ) : null}
    </section>
  )
}

const LOOK = {
  taken: { icon: Check, mark: 'text-good-ink' },
  skipped: { icon: CornerDownRight, mark: 'text-muted' },
  unasked: { icon: Minus, mark: 'text-muted' },
} as const

function Step({ step: { step, state, skips } }: { step: TrailStep }) {
  const t = useTranslations('assignment.rehearsal.state')
  const words = useReasonWords(true)
  const { icon: Icon, mark } = LOOK[state]
  return (
    <li className="flex gap-2.5 text-sm">
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${mark}`} />
      <div className="min-w-0 flex-1 break-words">
        <p>
          <span className={state === 'taken' ? 'font-semibold' : state === 'unasked' ? 'text-muted' : undefined}>
            {words.step(step)}
          </span>
          <span className="text-muted"> · {t(state)}</span>
        </p>
        {skips.map((skip, at) => (
          <p key={at} className="text-muted">
            {words.skip(skip)}
          </p>
        ))}
      </div>
    </li>
  )
}
