import {
  Banknote,
  CalendarDays,
  CircleDot,
  Globe,
  Hash,
  ListChecks,
  TextCursorInput,
  ToggleLeft,
  type IconComponent,
} from '@/components/ui/icons'
import type { FieldType } from '@/lib/fields/field'

/** A picture beside the word of each type. */
export const typeIcons: Record<FieldType, IconComponent> = {
  text: TextCursorInput,
  number: Hash,
  money: Banknote,
  date: CalendarDays,
  choice: CircleDot,
  multi: ListChecks,
  bool: ToggleLeft,
  url: Globe,
}
