import { CircleX, Equal, ListPlus, TriangleAlert, UserPlus, type IconComponent } from '@/components/ui/icons'
import type { Tone } from '@/components/ui/badge'
import type { Outcome } from '@/lib/imports/row-result'

/** How each outcome looks; the word beside it carries the meaning. */
export const OUTCOME_LOOKS: Record<Outcome, { icon: IconComponent; tone: Tone }> = {
  created: { icon: UserPlus, tone: 'good' },
  completed: { icon: ListPlus, tone: 'accent' },
  conflict: { icon: TriangleAlert, tone: 'warn' },
  unchanged: { icon: Equal, tone: 'neutral' },
  refused: { icon: CircleX, tone: 'danger' },
}
