import { cardValue, type CardValue, type StoredValue } from '../contacts/card-values'
import type { Nameable } from '../contacts/contact-label'
import { CONFIDENCE, type DuplicateReason } from './duplicate-reasons'
import { mergeFields, survivorByDefault, type MergeField, type OwnFields } from './merge-plan'
import type { ContactRow, ValueKind } from './rows'
import type { MoveCounts } from './unmerge'

/** One of two contacts that may become one. */
export type MergeSide = Nameable & {
  id: string
  version: number
  owner: string | null
  createdAt: string
  firstTouch: string | null
  tags: string[]
  counts: { chats: number; leads: number; tasks: number; notes: number; history: number }
  /** what would move from this one to the other */
  moves: MoveCounts & { openTasks: number }
}

/** A value of one or both; where both have it, each under its own id. */
export type UnitedValue = {
  kind: ValueKind
  shown: string
  of: { one: CardValue | null; other: CardValue | null }
}

/** Two contacts beside each other: `one` and `other` as the address names them, whoever of them stays. */
export type MergePage = {
  one: MergeSide
  other: MergeSide
  survivorId: string
  /** `survivor` is one's value, `loser` the other's */
  fields: MergeField[]
  /** the company's own fields by key */
  own: OwnFields
  values: UnitedValue[]
  /** the manager of the merged contact, by who stays */
  ownerIf: { one: string | null; other: string | null }
  /** who, by an open question or suspicion, may be the same person as one of the two */
  third: MergeSide | null
  /** an open question between the two */
  question: { conflictId: string; value: string; kind: ValueKind } | null
  /** why the two are in the queue of possible duplicates, if they are */
  suspicion: Suspected | null
  /** how sure it is that they are one person, in percent; null when nothing speaks for it */
  confidence: number | null
}

export type SideRow = Omit<MergeSide, 'moves' | 'counts' | 'firstTouch' | 'tags'> & {
  contact: ContactRow
  counts: MergeSide['counts']
  moves: MergeSide['moves']
  values: StoredValue[]
}

type Suspected = { reason: DuplicateReason; confidence: number; value: string }

// What speaks for one person beside the queue's own reasons: a chat that gave values of both, then what is equal.
export const SURE = { question: 90, sharedPhone: CONFIDENCE.shared_phone, sameName: CONFIDENCE.same_name_and_city }

/** Makes two stored contacts ready for the screen where a person decides about them. */
export function mergePage(
  one: SideRow,
  other: SideRow,
  { question, suspicion, third }: Pick<MergePage, 'question' | 'suspicion'> & { third: SideRow | null },
  own: OwnFields,
): MergePage {
  const values = uniteValues(one, other)
  const sides = [one, other].map(side => ({ id: side.id, createdAt: new Date(side.createdAt), counts: side.counts }))
  return {
    one: sideOf(one),
    other: sideOf(other),
    third: third && sideOf(third),
    survivorId: survivorByDefault(sides[0] as (typeof sides)[number], sides[1] as (typeof sides)[number]),
    fields: mergeFields(one.contact, other.contact, own),
    own,
    values,
    ownerIf: { one: ownerAfter(one, other), other: ownerAfter(other, one) },
    question,
    suspicion,
    confidence: question || !suspicion ? confidence(one, other, values, question !== null) : suspicion.confidence,
  }
}

// An owner set by hand beats one that was not, and any beats none.
function ownerAfter(survivor: SideRow, loser: SideRow): string | null {
  const isLosers =
    loser.owner !== null &&
    (survivor.owner === null || (loser.contact.owner_by_hand && !survivor.contact.owner_by_hand))
  return isLosers ? loser.owner : survivor.owner
}

function sideOf({ contact, values: _, ...side }: SideRow): MergeSide {
  return { ...side, firstTouch: contact.first_touch?.at ?? null, tags: contact.tags }
}

function uniteValues(one: SideRow, other: SideRow): UnitedValue[] {
  const [ours, theirs] = [one, other].map(side =>
    side.values.filter(value => value.kind !== 'visitor').map(toCard),
  ) as [Keyed[], Keyed[]]
  const united = ours.map(({ key, card }) => ({
    key,
    one: card,
    other: theirs.find(twin => twin.key === key)?.card ?? null,
  }))
  const rest = theirs
    .filter(({ key }) => !ours.some(twin => twin.key === key))
    .map(({ key, card }) => ({ key, one: null, other: card }))
  return [...united, ...rest]
    .map(({ one: mine, other: his }) => ({
      kind: (mine ?? his)?.kind as ValueKind,
      shown: (mine ?? his)?.shown ?? '',
      of: { one: mine, other: his },
    }))
    .toSorted((a, b) => a.kind.localeCompare(b.kind))
}

type Keyed = { key: string; card: CardValue }

function toCard(value: SideRow['values'][number]): Keyed {
  return { key: `${value.kind} ${value.key ?? `text ${value.raw}`}`, card: cardValue(value) }
}

function confidence(one: SideRow, other: SideRow, values: UnitedValue[], asked: boolean): number | null {
  if (asked) return SURE.question
  if (values.some(value => value.kind === 'phone' && value.of.one && value.of.other)) return SURE.sharedPhone
  const names = [one.name, other.name].map(name => name?.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim())
  return names[0] && names[0] === names[1] ? SURE.sameName : null
}
