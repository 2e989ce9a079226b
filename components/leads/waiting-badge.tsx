import { AlarmClock, Clock, TriangleAlert } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { WaitingAge } from '@/lib/leads/waiting-age'

const LOOK = {
  fresh: { tone: 'neutral', icon: Clock },
  late: { tone: 'warn', icon: AlarmClock },
  urgent: { tone: 'danger', icon: TriangleAlert },
} as const

/** How long a lead has waited for somebody, and in words and colour how bad that is; very long is said quietly. */
export function WaitingBadge({ age: { level, ...age } }: { age: WaitingAge }) {
  const t = useTranslations('queue.age')
  if (level === 'old') return <span className="text-sm whitespace-nowrap text-muted">{t('old', age)}</span>
  const words = level === 'urgent' && age.days > 0 ? 'days' : level
  return <Badge {...LOOK[level]}>{t(words, age)}</Badge>
}
