import type { Row } from './rows'

/** What a journal may touch, and which columns name a row of it. */
export const KEY_COLUMNS = {
  identifiers: ['id'],
  ignored_identifiers: ['contact_id', 'kind', 'key'],
  kept_pairs: ['least_id', 'greatest_id', 'key'],
  conflicts: ['id'],
  chats: ['id'],
  leads: ['id'],
  tasks: ['id'],
  notes: ['id'],
  history: ['id'],
  deliveries: ['id'],
} as const satisfies Record<string, readonly string[]>

export type Table = keyof typeof KEY_COLUMNS

/**
 * One change that knows what was there before. A `soft` one follows from the others (a title, a row that goes along):
 * it is taken back where it still stands and never keeps the rest from being undone.
 */
export type Change =
  | { does: 'insert'; table: Table; row: Row; soft?: true }
  | { does: 'delete'; table: Table; row: Row; soft?: true }
  | { does: 'update'; table: Table; ids: string[]; from: Row; to: Row; soft?: true }

/**
 * Columns that tell how a value was last seen or written, not what it is: seeing a settled value again is not a change
 * and does not stop an undo.
 */
const UNWATCHED: ReadonlySet<string> = new Set([
  'raw',
  'e164',
  'phone_kind',
  'flag',
  'extension',
  'applied',
  'first_seen_at',
  'last_seen_at',
  'seen_count',
  'version',
  'source',
  'source_chat_id',
  'created_at',
  'updated_at',
])

/** The journal that takes another one back: the last change first, each the other way round. */
export function invert(changes: readonly Change[]): Change[] {
  return changes.toReversed().map(change => {
    if (change.does === 'update') return { ...change, from: change.to, to: change.from }
    return { ...change, does: change.does === 'insert' ? 'delete' : 'insert' }
  })
}

/** The columns of a row by which it is found, and those that must not have changed before it is deleted. */
export function watchedColumns(table: Table, row: Row): { key: Row; watched: Row } {
  const names: readonly string[] = KEY_COLUMNS[table]
  const key = Object.fromEntries(names.map(name => [name, row[name]]))
  const watched = Object.fromEntries(Object.entries(row).filter(([name]) => !UNWATCHED.has(name)))
  return { key, watched }
}

/** Every contact that a journal gives a row to. */
export function contactsGiven(changes: readonly Change[]): string[] {
  const given = changes.flatMap(change => {
    if (change.does === 'delete') return []
    const row = change.does === 'insert' ? change.row : change.to
    return [row.contact_id, row.least_id, row.greatest_id].filter(id => typeof id === 'string')
  })
  return [...new Set(given)]
}
