import { AlarmClock, Clock, TriangleAlert } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { waitingAge } from '@/lib/leads/waiting-age'

const LOOK = {
  fresh: { tone: 'neutral', icon: Clock },
  late: { tone: 'warn', icon: AlarmClock },
  urgent: { tone: 'danger', icon: TriangleAlert },
} as const

/** How long a lead has waited for somebody, and in words and colour how bad that is. */
export function WaitingBadge({ since, now }: { since: Date; now: Date }) {
  const t = useTranslations('queue.age')
  const { level, ...age } = waitingAge(since, now)
  const words = level === 'urgent' && age.days > 0 ? 'days' : level
  return <Badge {...LOOK[level]}>{t(words, age)}</Badge>
}
