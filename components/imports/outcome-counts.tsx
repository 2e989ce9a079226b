import { Inbox } from '@/components/ui/icons'
import { useFormatter, useTranslations } from 'next-intl'
import { cn } from '@/components/ui/cn'
import { outcomes, type Counts, type LeadCounts } from '@/lib/imports/row-result'
import { OUTCOME_LOOKS } from './outcome-looks'

const INK: Record<string, string> = {
  good: 'text-good-ink',
  accent: 'text-accent-ink',
  warn: 'text-warn-ink',
  danger: 'text-danger-ink',
  neutral: 'text-muted',
}

/** How many rows come, or came, to what, and how many leads they make. */
export function OutcomeCounts({ counts, leads, when }: { counts: Counts; leads: LeadCounts; when: 'willBe' | 'was' }) {
  const t = useTranslations('imports')
  const format = useFormatter()
  return (
    <div className="flex flex-col gap-2">
      <dl className="grid grid-cols-2 overflow-hidden rounded-lg border border-line bg-line gap-px sm:grid-cols-5">
        {outcomes.map(outcome => {
          const { icon: Icon, tone } = OUTCOME_LOOKS[outcome]
          const count = counts[outcome]
          return (
            <div
              key={outcome}
              className="flex flex-col-reverse justify-end gap-0.5 bg-surface px-4 py-3 max-sm:last:col-span-2"
            >
              <dt className={cn('flex items-center gap-1.5 text-sm', count > 0 ? INK[tone] : 'text-muted')}>
                <Icon aria-hidden className="size-3.5 shrink-0" />
                {t(`${when}.${outcome}`, { count })}
              </dt>
              <dd className={cn('text-xl font-semibold tabular-nums', count === 0 && 'text-muted')}>
                {format.number(count)}
              </dd>
            </div>
          )
        })}
      </dl>
      {leads.created + leads.completed > 0 ? (
        <p className="flex items-center gap-1.5 text-base">
          <Inbox aria-hidden className="size-4 shrink-0 text-accent" />
          {t(`leads.${when}`, leads)}
        </p>
      ) : null}
    </div>
  )
}
