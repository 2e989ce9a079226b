import { useTranslations } from 'next-intl'
import { Count } from '@/components/ui/count'
import type { WaitingCounts } from './navigation'

const words = { queue: 'waitingQueue', tasks: 'waitingTasks', conflicts: 'waitingConflicts' } as const

type WaitingCountProps = {
  badge: keyof WaitingCounts
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
  return (
    <span className={className}>
      <span aria-hidden>
        <Count value={count} tone={badge === 'conflicts' ? 'warn' : 'neutral'} className={pill} />
      </span>
      <span className="sr-only">{t(words[badge], { count })}</span>
    </span>
  )
}
