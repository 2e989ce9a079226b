import { formatPhone } from '../contacts/phone'
import { mergeFields } from './merge-plan'
import type { Change } from './row-changes'
import type { ContactRow, IdentifierRow, ValueKind } from './rows'
import { unite, unitedId } from './unite'
import type { MergeBefore, MergeMoved } from './unmerge'

/** A field in which the two differed: what each had and what stands since. */
export type FieldStory = { field: string; survivor: string | null; loser: string | null; after: string | null }

/** What became of an e-mail or a phone; those that stayed as they were are not told. */
export type ValueStory = {
  kind: ValueKind
  shown: string
  fate: 'moved' | 'same' | 'dropped' | 'stayed'
  /** it was primary of the two before, or it is since */
  star: 'given' | 'taken' | null
}

/** A question that the merge closed, or that is asked of the survivor since. */
export type ConflictStory = { id: string; value: string; isClosed: boolean }

export type MergeStory = { fields: FieldStory[]; values: ValueStory[]; conflicts: ConflictStory[] }

/**
 * What a merge did to fields, values and questions, told from its books. Rows that merely moved are counted by countMoved.
 * @param nameOf names of people by id
 */
export function mergeStory(
  before: MergeBefore,
  moved: MergeMoved,
  nameOf: (userId: string) => string | null,
): MergeStory {
  return {
    fields: fieldStories(before, moved, nameOf),
    values: valueStories(before, moved),
    conflicts: conflictStories(before, moved),
  }
}

function fieldStories(
  { survivor, loser }: MergeBefore,
  moved: MergeMoved,
  nameOf: (userId: string) => string | null,
): FieldStory[] {
  const after = new Map(mergeFields(moved.survivor, moved.survivor).map(field => [field.field, field.survivor]))
  const chosen = mergeFields(survivor, loser).map(({ field, ...sides }) => ({
    field,
    ...sides,
    after: after.get(field) ?? null,
  }))
  const owner = (contact: ContactRow) => (contact.owner_id === null ? null : nameOf(contact.owner_id))
  const tags = (contact: ContactRow) => contact.tags.join(', ') || null
  const ruled = (
    [
      ['owner', owner],
      ['tags', tags],
    ] as const
  ).map(([field, read]) => ({
    field,
    survivor: read(survivor),
    loser: read(loser),
    after: read(moved.survivor),
  }))
  return [...chosen, ...ruled]
    .filter(field => field.survivor !== field.loser)
    .map(({ field, survivor: ours, loser: theirs, after: since }) => ({
      field,
      survivor: ours,
      loser: theirs,
      after: since,
    }))
}

function valueStories({ identifiers, survivor }: MergeBefore, { changes = [] }: MergeMoved): ValueStory[] {
  const ours = identifiers.filter(one => one.contact_id === survivor.id)
  const theirs = identifiers.filter(one => one.contact_id !== survivor.id)
  const after = replay(unite(ours, theirs, survivor.id), changes)
  const twins = theirs.filter(one => unitedId(one.id, ours, theirs) !== one.id)
  const told = [...ours, ...theirs.filter(one => !twins.includes(one))]
  return told
    .toSorted((a, b) => a.kind.localeCompare(b.kind))
    .flatMap(row => {
      if (row.kind === 'visitor') return []
      const now = after.find(one => one.id === row.id)
      const isOurs = ours.includes(row)
      const isTwin = twins.some(one => unitedId(one.id, ours, theirs) === row.id)
      const fate = !now ? 'dropped' : !isOurs ? 'moved' : isTwin ? 'same' : 'stayed'
      const wasPrimary = row.is_primary
      const star = now && now.is_primary !== wasPrimary ? (now.is_primary ? 'given' : 'taken') : null
      if (fate === 'stayed' && star === null) return []
      return [{ kind: row.kind, shown: row.kind === 'phone' ? formatPhone(row) : (row.key ?? row.raw), fate, star }]
    })
}

function replay(identifiers: IdentifierRow[], changes: readonly Change[]): IdentifierRow[] {
  return changes.reduce((rows, change) => {
    if (change.table !== 'identifiers' || change.does === 'insert') return rows
    if (change.does === 'delete') return rows.filter(row => row.id !== change.row.id)
    return rows.map(row => (change.ids.includes(row.id) ? { ...row, ...change.to } : row))
  }, identifiers)
}

function conflictStories({ conflicts }: MergeBefore, moved: MergeMoved): ConflictStory[] {
  return conflicts
    .filter(one => one.state === 'open')
    .map(({ id, chat_value: value }) => ({
      id,
      value,
      isClosed: moved.conflicts.find(one => one.id === id)?.closes ?? false,
    }))
}
