import { contactLabel } from '@/lib/contacts/contact-label'
import type { Choice } from '@/lib/identity/choices'
import type { CasePerson, ConflictCase } from '@/lib/identity/conflict-case'

/** A message of `conflicts.choices` with what goes into it: what a choice will do to this very conflict, in one line. */
export type ChoiceWords = {
  key: `${Choice}Text` | 'addTextEmpty' | 'make_primaryTextEmpty' | 'replaceTextEmpty'
  values: Record<string, string>
}

/** The people of a conflict as they are called on screen. */
export function namesOf(conflict: ConflictCase, visitorWord: string): { name: string; other: string } {
  return {
    name: contactLabel(conflict.contact, visitorWord),
    other: conflict.other ? contactLabel(conflict.other, visitorWord) : '',
  }
}

/** What the sentences of a conflict's choices are filled with. */
export function choiceValues(conflict: ConflictCase, visitorWord: string): Record<string, string> {
  const { name, other } = namesOf(conflict, visitorWord)
  const { value, crm, chat, visitorNumber } = conflict
  const holder = holderOf(conflict)
  const isOtherHolder = holder !== null && holder.id === conflict.other?.id
  return {
    name,
    other,
    kind: value.kind,
    value: value.shown,
    crm: crm?.shown ?? '',
    number: chat?.number ?? 'none',
    visitor: visitorNumber ?? '',
    from: isOtherHolder ? other : name,
    to: isOtherHolder ? name : other,
    along: isOtherHolder ? 'no' : 'yes',
  }
}

/** The line under a choice. */
export function choiceWords(choice: Choice, conflict: ConflictCase, visitorWord: string): ChoiceWords {
  const values = choiceValues(conflict, visitorWord)
  const isAdding = choice === 'add' || choice === 'make_primary' || choice === 'replace'
  return { key: isAdding && conflict.crm === null ? `${choice}TextEmpty` : `${choice}Text`, values }
}

/** Who of the two has the value in dispute, or null. */
export function holderOf({ contact, other }: ConflictCase): CasePerson | null {
  return other?.holds ? other : contact.holds ? contact : null
}
