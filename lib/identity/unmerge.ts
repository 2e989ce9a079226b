import type { Change } from './row-changes'
import type { ConflictRow, ContactRow, DuplicateRow, IdentifierRow, IgnoredRow, KeptPairRow, Row } from './rows'
import { toldBy, twinOf } from './unite'

/** Both sides as they were, written by the merge. */
export type MergeBefore = {
  survivor: ContactRow
  loser: ContactRow
  identifiers: IdentifierRow[]
  ignored: (IgnoredRow & { of_loser: boolean; needless: boolean })[]
  keptPairs: (KeptPairRow & { needless: boolean; new_least: string; new_greatest: string })[]
  /** suspected pairs; books of earlier days know nothing of them */
  duplicates?: (DuplicateRow & { needless: boolean; answered: boolean; of_loser: boolean })[]
  conflicts: ConflictRow[]
}

/** What the merge moved and wrote. */
export type MergeMoved = {
  identifiers: string[]
  droppedIdentifiers: string[]
  toldIdentifiers: string[]
  chats: string[]
  leads: string[]
  tasks: string[]
  /** reminders of conflicts that the merge closed */
  withdrawnTasks?: string[]
  notes: string[]
  history: string[]
  deliveries: string[]
  /** `closes`: the question ended with the merge */
  conflicts: { id: string; version: number; closes?: boolean }[]
  sightings: { conflictId: string; chatId: string }[]
  contacts: string[]
  /** the survivor as the merge left it */
  survivor: ContactRow
  /** stars, crossed-out values and titles that followed */
  changes?: Change[]
}

export type MoveCounts = {
  chats: number
  leads: number
  tasks: number
  notes: number
  conflicts: number
  emails: number
  phones: number
  history: number
}

const FIELD_COLUMNS = [
  'name',
  'name_by_hand',
  'description',
  'description_by_hand',
  'owner_id',
  'owner_by_hand',
  'custom_fields',
  'fields_by_hand',
  'attributes',
  'tags',
  'jivo_status',
  'organization',
  'assigned_agent',
  'first_touch',
  'edited_by_hand',
  'created_at',
] as const satisfies (keyof ContactRow)[]

/** How many rows of each kind a merge moved. */
export function countMoved(before: MergeBefore, moved: MergeMoved): MoveCounts {
  const ofKind = (kind: string) =>
    before.identifiers.filter(one => one.kind === kind && moved.identifiers.includes(one.id)).length
  return {
    chats: moved.chats.length,
    leads: moved.leads.length,
    tasks: moved.tasks.length,
    notes: moved.notes.length,
    conflicts: before.conflicts.filter(one => one.state === 'open' && isOfLoser(one, before)).length,
    emails: ofKind('email'),
    phones: ofKind('phone'),
    history: moved.history.length,
  }
}

/**
 * The survivor's fields as they were, where the merge's value still stands. What a person or a chat has changed since
 * stays, and is named.
 */
export function fieldsBack(before: ContactRow, after: ContactRow, now: ContactRow): { set: Row; kept: string[] } {
  const set: Row = {}
  const kept: string[] = []
  for (const column of FIELD_COLUMNS) {
    if (isSame(before[column], after[column])) continue
    if (isSame(now[column], after[column])) set[column] = before[column]
    else kept.push(column)
  }
  return { set, kept }
}

/** The survivor's rows that took what the loser's equal ones knew forget it again, unless they have been changed since. */
export function twinsBack(before: MergeBefore, moved: MergeMoved, now: readonly IdentifierRow[]): Change[] {
  const losers = before.identifiers.filter(one => one.contact_id === before.loser.id)
  return moved.toldIdentifiers.flatMap(id => {
    const was = before.identifiers.find(one => one.id === id)
    const current = now.find(one => one.id === id)
    const twin = was && twinOf(was, losers)
    if (!was || !current || !twin) return []
    const told: Row = {}
    const back: Row = {}
    for (const [column, after] of Object.entries(toldBy(was, twin))) {
      const name = column as keyof IdentifierRow
      if (isSame(was[name], after) || !isSame(current[name], after)) continue
      told[column] = current[name]
      back[column] = was[name]
    }
    return Object.keys(back).length === 0
      ? []
      : [{ does: 'update', table: 'identifiers', ids: [id], from: told, to: back, soft: true }]
  })
}

/**
 * Conflicts that the merge closed or re-pointed are as they were; one that was settled since stays settled with the
 * survivor, one that was counted since keeps its count.
 */
export function conflictsBack(
  before: MergeBefore,
  moved: MergeMoved,
  now: readonly ConflictRow[],
  mergedAt: string,
): Change[] {
  return before.conflicts.flatMap(was => {
    const current = now.find(one => one.id === was.id)
    const left = moved.conflicts.find(one => one.id === was.id)
    if (!current || !left) return []
    const untouched = current.version === left.version
    if (!untouched && (current.state !== 'open' || was.state !== 'open')) return []
    const seenSince = Date.parse(current.last_seen_at) > Date.parse(mergedAt)
    const to: Row = { contact_id: was.contact_id, other_contact_id: was.other_contact_id, version: current.version + 1 }
    if (untouched) {
      const { state, resolution, resolved_by_id, resolved_at, undo } = was
      Object.assign(to, { state, resolution, resolved_by_id, resolved_at, undo })
    }
    if (!seenSince)
      Object.assign(to, {
        seen_count: was.seen_count,
        first_seen_at: was.first_seen_at,
        last_seen_at: was.last_seen_at,
      })
    return [{ does: 'update', table: 'conflicts', ids: [was.id], from: { version: current.version }, to, soft: true }]
  })
}

function isOfLoser(conflict: ConflictRow, { loser }: MergeBefore): boolean {
  return conflict.contact_id === loser.id || conflict.other_contact_id === loser.id
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))
}

// Key order of JSON is nobody's choice.
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value ?? null
  return Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [key, sorted(inner)])
}
