import { contestedValue, holding, type ContestedValue } from './contested-value'
import { clearStar, primaryOf } from './primaries'
import type { Change } from './row-changes'
import type { ConflictRow, IdentifierRow } from './rows'

/** The contact that moved chats went to, as far as their open questions need it. */
export type NewPlace = {
  id: string
  identifiers: IdentifierRow[]
  open: Pick<ConflictRow, 'kind' | 'key' | 'contact_id' | 'other_contact_id'>[]
  /** live owners of contested values, by `kind key` */
  ownerOf: (kind: string, key: string) => string | null
}

export type SettledBy = { userId: string | null; now: Date; newId: () => string }

/** What becomes of one question: it ends, or goes along. */
export type Followed = { conflict: ConflictRow; closes: boolean; changes: Change[] }

/**
 * What becomes of the open conflicts that only the moved chats brought: the old contact never saw these values, so
 * they are questions of the new one. A value it has, or a question between the two that the move has answered, is
 * closed; a value of a kind it lacks fills the gap; anything else is asked there.
 */
export function followConflicts(conflicts: readonly ConflictRow[], place: NewPlace, by: SettledBy): Followed[] {
  const identifiers = [...place.identifiers]
  const asked = [...place.open]
  return conflicts.map(conflict => {
    const value = conflict.kind === 'two_contacts' ? null : contestedValue(conflict)
    const filled = value && fill(conflict, value, identifiers, place, by)
    if (filled) {
      const added = filled.find(change => change.does === 'insert')
      if (added?.does === 'insert') identifiers.push(added.row as IdentifierRow)
      return { conflict, closes: true, changes: [...filled, closed(conflict, by)] }
    }
    if (isAnswered(conflict, value, identifiers, place.id) || isAsked(conflict, asked, place.id)) {
      return { conflict, closes: true, changes: [closed(conflict, by)] }
    }
    asked.push({ ...conflict, contact_id: place.id })
    return { conflict, closes: false, changes: [asksAt(conflict, identifiers, place.id)] }
  })
}

/** The row of a contested value on a contact: seen when the conflict was seen, told by its chat. */
export function identifierOf(
  conflict: Pick<ConflictRow, 'chat_id' | 'import_id' | 'first_seen_at' | 'last_seen_at'>,
  value: ContestedValue,
  on: { contactId: string; isPrimary: boolean; shared?: boolean },
  newId: () => string,
): IdentifierRow {
  return {
    id: newId(),
    contact_id: on.contactId,
    ...value,
    channel_id: null,
    is_primary: on.isPrimary,
    candidate: false,
    shared: on.shared ?? false,
    verified: false,
    source: conflict.import_id === null ? 'chat' : 'import',
    source_chat_id: conflict.chat_id,
    applied: {},
    first_seen_at: conflict.first_seen_at,
    last_seen_at: conflict.last_seen_at,
  }
}

function fill(
  conflict: ConflictRow,
  value: ContestedValue,
  identifiers: IdentifierRow[],
  place: NewPlace,
  by: SettledBy,
): Change[] | null {
  const hasKind = identifiers.some(one => one.kind === value.kind && one.key !== null)
  if (hasKind || place.ownerOf(value.kind, value.key) !== null) return null
  const row = identifierOf(conflict, value, { contactId: place.id, isPrimary: true }, by.newId)
  // A text without key may have been primary for want of something better.
  return [...clearStar(identifiers, value.kind), { does: 'insert', table: 'identifiers', row }]
}

function isAnswered(
  conflict: ConflictRow,
  value: ContestedValue | null,
  identifiers: IdentifierRow[],
  placeId: string,
): boolean {
  if (conflict.kind === 'two_contacts') return conflict.other_contact_id === placeId || conflict.contact_id === placeId
  return holding(identifiers, value) !== null
}

function isAsked(conflict: ConflictRow, asked: NewPlace['open'], placeId: string): boolean {
  return asked.some(one => {
    if (one.kind !== conflict.kind || one.key !== conflict.key) return false
    if (conflict.kind !== 'two_contacts') return one.contact_id === placeId
    const pair = [one.contact_id, one.other_contact_id]
    return pair.includes(placeId) && pair.includes(conflict.other_contact_id)
  })
}

function asksAt(conflict: ConflictRow, identifiers: IdentifierRow[], placeId: string): Change {
  const crm =
    conflict.kind === 'two_contacts' ? conflict.crm_value : (primaryOf(identifiers, conflict.key_kind)?.raw ?? null)
  return {
    does: 'update',
    table: 'conflicts',
    ids: [conflict.id],
    from: { contact_id: conflict.contact_id, crm_value: conflict.crm_value },
    to: { contact_id: placeId, crm_value: crm },
    soft: true,
  }
}

function closed(conflict: ConflictRow, by: SettledBy): Change {
  return {
    does: 'update',
    table: 'conflicts',
    ids: [conflict.id],
    from: { state: 'open', resolution: null, resolved_by_id: null, resolved_at: null },
    to: {
      state: 'resolved',
      resolution: 'belongs_to_other',
      resolved_by_id: by.userId,
      resolved_at: by.now.toISOString(),
    },
    soft: true,
  }
}
