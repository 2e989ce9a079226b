import type { Choice } from './choices'
import { holding, type ContestedValue } from './contested-value'
import { identifierOf } from './follow-conflicts'
import { moveValue } from './move-value'
import { clearStar, primaryOf, star } from './primaries'
import type { Change } from './row-changes'
import type { ConflictRow, IdentifierRow, IgnoredRow, KeptPairRow, Row } from './rows'

/** A contact of a conflict, read under its lock. */
export type Person = {
  id: string
  identifiers: IdentifierRow[]
  ignored: Pick<IgnoredRow, 'kind' | 'key'>[]
}

export type SettleFacts = {
  conflict: ConflictRow
  contact: Person
  other: Person | null
  /** the contested e-mail or phone */
  value: ContestedValue | null
  /** whoever owns the contested value today beside the two, or null */
  takenBy: string | null
  /** pairs already kept apart with this conflict's key */
  kept: boolean
}

export type SettleRules = { neverAskAgain: boolean; now: Date; newId: () => string }

/** A sentence of the history, about one of the contacts. */
export type Told = { contactId: string; kind: string; data: Row }

/** What settling changes, before anything is written. */
export type Settlement = {
  changes: Change[]
  /** the person the value turned out to belong to */
  newContactId: string | null
  /** where the chats that brought the value go, if they go anywhere */
  chatsTo: string | null
  merge: { survivorId: string; loserId: string } | null
  state: 'resolved' | 'ignored'
  told: Told[]
}

export type SettleRefusal = { ok: false; reason: 'taken'; ownerId: string } | { ok: false; reason: 'not_offered' }

/**
 * What a choice does to a conflict (the conflict policy, rows 0–6 and 14). The choice has been offered; a value that has
 * meanwhile become somebody else's is refused with whose it is, nothing is taken away from a third person.
 */
export function planSettlement(
  facts: SettleFacts,
  choice: Choice,
  rules: SettleRules,
): { ok: true; settlement: Settlement } | SettleRefusal {
  const settlement = PLANS[choice](facts, rules)
  if (!settlement) return { ok: false, reason: 'not_offered' }
  if (settlement.changes.some(change => isNewLiveValue(change)) && facts.takenBy) {
    return { ok: false, reason: 'taken', ownerId: facts.takenBy }
  }
  return { ok: true, settlement: { ...EMPTY, ...settlement } }
}

type Partly = Partial<Settlement> & Pick<Settlement, 'changes'>

const EMPTY: Settlement = { changes: [], newContactId: null, chatsTo: null, merge: null, state: 'resolved', told: [] }

const PLANS: Record<Choice, (facts: SettleFacts, rules: SettleRules) => Partly | null> = {
  add: (facts, { newId }) => addValue(facts, newId, { makePrimary: false }),
  make_primary: (facts, { newId }) => addValue(facts, newId, { makePrimary: true }),
  replace,
  ignore,
  other_person: otherPerson,
  merge: ({ contact, other }) => other && { changes: [], merge: { survivorId: contact.id, loserId: other.id } },
  move: moveContested,
  shared: shareValue,
  belongs_to_other: ({ other }) => other && { changes: [], chatsTo: other.id },
  keep: keepApart,
  cut_link: cutLink,
}

function addValue(
  { conflict, contact, value }: SettleFacts,
  newId: () => string,
  how: { makePrimary: boolean },
): Partly | null {
  if (!value) return null
  const before = primaryOf(contact.identifiers, value.kind)
  const there = holding(contact.identifiers, value)
  const isPrimary = how.makePrimary || before === null
  const row = there ?? identifierOf(conflict, value, { contactId: contact.id, isPrimary }, newId)
  const told: Told[] = []
  if (!there)
    told.push({
      contactId: contact.id,
      kind: 'identifier.added',
      data: { kind: value.kind, value: row.raw, primary: isPrimary },
    })
  if (how.makePrimary && before && before.id !== row.id) {
    told.push({
      contactId: contact.id,
      kind: 'identifier.primary',
      data: { kind: value.kind, from: before.raw, to: row.raw },
    })
  }
  const isStarred = there?.is_primary ?? false
  const cleared = isPrimary && !isStarred ? clearStar(contact.identifiers, value.kind) : []
  const written: Change[] = there
    ? isPrimary && !isStarred
      ? [star(there.id, true)]
      : []
    : [{ does: 'insert', table: 'identifiers', row }]
  return { changes: [...cleared, ...written], told }
}

// “Never ask again” is about the value that goes: the chat may bring it back.
function replace(facts: SettleFacts, { neverAskAgain, newId, now }: SettleRules): Partly | null {
  const { contact, value } = facts
  const old = value && primaryOf(contact.identifiers, value.kind)
  const added = addValue(facts, newId, { makePrimary: true })
  if (!added || !old || old.key === value.key) return added
  const gone: Change = { does: 'delete', table: 'identifiers', row: { ...old, is_primary: false } }
  const silence =
    neverAskAgain && old.key !== null ? silenced(contact, { kind: value.kind, key: old.key, raw: old.raw }, now) : []
  const told = { contactId: contact.id, kind: 'identifier.removed', data: { kind: old.kind, value: old.raw } }
  return { changes: [...added.changes, gone, ...silence], told: [...(added.told ?? []), told] }
}

function ignore({ contact, value }: SettleFacts, { now }: SettleRules): Partly | null {
  return value && { changes: silenced(contact, value, now), state: 'ignored' }
}

function silenced(contact: Person, value: { kind: string; key: string; raw: string }, now: Date): Change[] {
  if (contact.ignored.some(one => one.kind === value.kind && one.key === value.key)) return []
  const { kind, key, raw } = value
  const row = { contact_id: contact.id, kind, key, raw, seen_count: 0, created_at: now.toISOString() }
  return [{ does: 'insert', table: 'ignored_identifiers', row }]
}

function otherPerson({ conflict, contact, value }: SettleFacts, { newId }: SettleRules): Partly | null {
  if (!value) return null
  const newContactId = newId()
  const row = identifierOf(conflict, value, { contactId: newContactId, isPrimary: true }, newId)
  // It may have been added to the contact by hand while the question was open.
  const there = holding(contact.identifiers, value)
  if (there) return null
  const told = {
    contactId: newContactId,
    kind: 'contact.created',
    data: { name: null, values: [{ kind: value.kind, value: row.raw }] },
  }
  return { changes: [{ does: 'insert', table: 'identifiers', row }], newContactId, chatsTo: newContactId, told: [told] }
}

/** Who of the two has the disputed value, and who has not. */
function sides({ contact, other, value }: SettleFacts): { holder: Person; without: Person; row: IdentifierRow } | null {
  if (!other || !value) return null
  const [holder, without] = holding(other.identifiers, value) ? [other, contact] : [contact, other]
  const row = holding(holder.identifiers, value)
  return row && { holder, without, row }
}

function moveContested(facts: SettleFacts): Partly | null {
  const between = sides(facts)
  if (!between || between.row.shared) return null
  const { holder, without, row } = between
  const { changes, isPrimary } = moveValue(row, holder, without)
  const told = [
    { contactId: holder.id, kind: 'identifier.removed', data: { kind: row.kind, value: row.raw, movedTo: without.id } },
    {
      contactId: without.id,
      kind: 'identifier.added',
      data: { kind: row.kind, value: row.raw, primary: isPrimary, movedFrom: holder.id },
    },
  ]
  // The chat stood on the holder only because of this value.
  return { changes, told, chatsTo: holder.id === facts.contact.id ? without.id : null }
}

function shareValue(facts: SettleFacts, { newId }: SettleRules): Partly | null {
  const between = sides(facts)
  if (!between || !facts.value || between.row.kind !== 'phone') return null
  const { without, row } = between
  const twin = holding(without.identifiers, facts.value)
  const isPrimary = primaryOf(without.identifiers, row.kind) === null
  const mark = (one: IdentifierRow): Change[] =>
    one.shared
      ? []
      : [{ does: 'update', table: 'identifiers', ids: [one.id], from: { shared: false }, to: { shared: true } }]
  const second: Change[] = twin
    ? mark(twin)
    : [
        {
          does: 'insert',
          table: 'identifiers',
          row: identifierOf(facts.conflict, facts.value, { contactId: without.id, isPrimary, shared: true }, newId),
        },
      ]
  const data = { kind: row.kind, value: row.raw, shared: true }
  return { changes: [...mark(row), ...second], told: [{ contactId: without.id, kind: 'identifier.added', data }] }
}

function keepApart({ conflict, contact, other, kept }: SettleFacts, { now }: SettleRules): Partly | null {
  if (!other) return null
  const [least_id, greatest_id] = [contact.id, other.id].toSorted() as [string, string]
  const row: KeptPairRow = { least_id, greatest_id, key: conflict.key, created_at: now.toISOString() }
  return { changes: kept ? [] : [{ does: 'insert', table: 'kept_pairs', row }] }
}

function cutLink({ conflict, contact, other }: SettleFacts): Partly | null {
  const link = { kind: 'visitor' as const, key: conflict.key }
  const row = [other, contact].map(person => person && holding(person.identifiers, link)).find(one => one != null)
  if (!row) return null
  const told = { contactId: row.contact_id, kind: 'identifier.removed', data: { kind: 'visitor', value: row.raw } }
  return { changes: [{ does: 'delete', table: 'identifiers', row: { ...row } }], told: [told] }
}

function isNewLiveValue(change: Change): boolean {
  return change.does === 'insert' && change.table === 'identifiers' && change.row.shared === false
}
