import { Check, CircleHelp, FileWarning, TriangleAlert, type IconComponent } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { Badge, type Tone } from '@/components/ui/badge'
import type { Outcome } from '@/lib/intake/schema'

const LOOKS: Record<Outcome, { tone: Tone; icon: IconComponent }> = {
  handled: { tone: 'good', icon: Check },
  unsupported: { tone: 'neutral', icon: CircleHelp },
  malformed: { tone: 'warn', icon: FileWarning },
  failed: { tone: 'danger', icon: TriangleAlert },
}

/** What became of a delivery, in a word. */
export function OutcomeBadge({ outcome }: { outcome: Outcome }) {
  const t = useTranslations('deliveries.outcome')
  return <Badge {...LOOKS[outcome]}>{t(outcome)}</Badge>
}
