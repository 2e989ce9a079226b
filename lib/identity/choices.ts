import type { ValueKind } from './rows'

/** Every way to settle a conflict, in the words of the surface for other programs. */
export const CHOICES = [
  'add',
  'make_primary',
  'replace',
  'ignore',
  'other_person',
  'merge',
  'move',
  'shared',
  'belongs_to_other',
  'keep',
  'cut_link',
] as const

export type Choice = (typeof CHOICES)[number]

/** What the offer depends on. */
export type Asked = {
  kind: ValueKind | 'two_contacts'
  keyKind: ValueKind | 'visitor'
  /** The e-mail or phone in dispute between two contacts, null when neither of them has it any more. */
  disputed: { kind: ValueKind; shared: boolean } | null
  /** The visitor number in dispute is still linked. */
  linked: boolean
  /** The value that would be replaced is locked as verified. */
  verified: boolean
  /** A chat that brought the value still stands on the conflict's contact. */
  chatHere: boolean
}

export type Offer = {
  choice: Choice
  /** The key that settles with it. A choice keeps its number where others are missing: a finger learns it. */
  number: number
  /** Ticked “never ask again” has an effect here. */
  canSilence: boolean
  /** Takes a second press, because the value it takes away is locked. */
  needsSecondPress: boolean
}

const OF_A_VALUE = ['add', 'make_primary', 'replace', 'ignore', 'other_person'] as const
const OF_TWO_CONTACTS = ['merge', 'move', 'shared', 'belongs_to_other', 'keep', 'cut_link'] as const

/** The choices of the conflict policy that make sense for this conflict, in its order, each with its number key. */
export function offeredChoices(asked: Asked): Offer[] {
  const all: readonly Choice[] = asked.kind === 'two_contacts' ? OF_TWO_CONTACTS : OF_A_VALUE
  return all
    .map((choice, index) => ({
      choice,
      number: index + 1,
      canSilence: choice === 'replace',
      needsSecondPress: asked.verified && (choice === 'make_primary' || choice === 'replace'),
    }))
    .filter(offer => isPossible(offer.choice, asked))
}

/** The offer behind a number key, or null. */
export function offerOfKey(offers: Offer[], key: string): Offer | null {
  return offers.find(offer => String(offer.number) === key) ?? null
}

/** Whether many conflicts may be settled with this choice at once: only where nothing of the CRM is taken away. */
export function isForMany(choice: Choice): choice is 'add' | 'ignore' {
  return choice === 'add' || choice === 'ignore'
}

// A visitor number is nobody's secret and only a phone is answered by several people: an e-mail is never shared.
function isPossible(choice: Choice, asked: Asked): boolean {
  if (choice === 'move') return asked.disputed !== null && !asked.disputed.shared
  if (choice === 'shared') return asked.disputed?.kind === 'phone' && !asked.disputed.shared
  if (choice === 'belongs_to_other') return asked.chatHere
  if (choice === 'cut_link') return asked.keyKind === 'visitor' && asked.linked
  return true
}
