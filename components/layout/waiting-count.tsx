import { useTranslations } from 'next-intl'
import { Count } from '@/components/ui/count'
import type { WaitingBadge, WaitingCounts } from './navigation'

const words = { queue: 'waitingQueue', tasks: 'waitingTasks', conflicts: 'waitingConflicts' } as const

type WaitingCountProps = {
  badge: WaitingBadge
  counts: WaitingCounts
  className?: string
  /** For the pill itself. */
  pill?: string
}

/** How many are waiting behind a link of the menu: a figure to see, a sentence to hear. */
export function WaitingCount({ badge, counts, className, pill }: WaitingCountProps) {
  const t = useTranslations('nav')
  const count = counts[badge]
  if (count <= 0) return null
  const queue = counts.late > 0 ? 'danger' : 'neutral'
  const tone = { queue, tasks: 'neutral', conflicts: 'warn' } as const
  return (
    <span className={className}>
      <span aria-hidden>
        <Count value={count} tone={tone[badge]} className={pill} />
      </span>
      <span className="sr-only">{t(words[badge], { count, late: counts.late })}</span>
    </span>
  )
}
