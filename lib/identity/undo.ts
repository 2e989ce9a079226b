import type { Choice } from './choices'
import type { Change } from './row-changes'

/** How long a settlement, a merge and a move can be taken back (F21, F27). */
export const UNDO_DAYS = 30

const DAY_MS = 24 * 60 * 60 * 1000

/** What the undo of a settlement needs to know; a merge keeps its own books. */
export type SettlementUndo =
  | { mergeId: string }
  | { changes: Change[]; newContactId: string | null; newLeadIds: string[]; touched: string[] }

/** The same of a chat moved by hand. */
export type MoveUndo = { changes: Change[]; newLeadIds: string[] }

/** Something that is no longer as it was left, as far as it can be told in a sentence. */
export type ChangedSince = {
  what: 'email' | 'phone' | 'visitor' | 'value' | 'ignored' | 'kept' | 'conflict' | 'chat' | 'lead' | 'contact'
  value: string | null
}

/** Whether something done at `doneAt` can still be taken back. */
export function isWithinUndo(doneAt: Date, now: Date): boolean {
  return now.getTime() - doneAt.getTime() <= UNDO_DAYS * DAY_MS
}

/** When it ends that something done at `doneAt` can be taken back. */
export function undoUntil(doneAt: Date): Date {
  return new Date(doneAt.getTime() + UNDO_DAYS * DAY_MS)
}

/** What stands in the way of an undo, each thing once. */
export function tellChanged(misfits: readonly Change[]): ChangedSince[] {
  const told = new Map<string, ChangedSince>()
  for (const misfit of misfits) {
    const changed = tellOne(misfit)
    told.set(`${changed.what} ${changed.value}`, changed)
  }
  return [...told.values()]
}

/** The conflict's own row, from open to settled. */
export function settledChange(
  conflictId: string,
  state: 'resolved' | 'ignored',
  by: { choice: Choice; userId: string | null; now: Date },
): Change {
  return {
    does: 'update',
    table: 'conflicts',
    ids: [conflictId],
    from: { state: 'open', resolution: null, resolved_by_id: null, resolved_at: null },
    to: { state, resolution: by.choice, resolved_by_id: by.userId, resolved_at: by.now.toISOString() },
  }
}

/** Reads what was stored for an undo; null for a conflict that was closed by something else's doing. */
export function readSettlementUndo(stored: unknown): SettlementUndo | null {
  if (typeof stored !== 'object' || stored === null) return null
  if ('mergeId' in stored && typeof stored.mergeId === 'string') return { mergeId: stored.mergeId }
  return 'changes' in stored && Array.isArray(stored.changes) ? (stored as SettlementUndo) : null
}

const WHAT_BY_TABLE = {
  identifiers: 'value',
  ignored_identifiers: 'ignored',
  kept_pairs: 'kept',
  conflicts: 'conflict',
  chats: 'chat',
  leads: 'lead',
  tasks: 'lead',
  notes: 'lead',
  history: 'lead',
  deliveries: 'chat',
} as const satisfies Record<Change['table'], ChangedSince['what']>

function tellOne(change: Change): ChangedSince {
  if (change.does === 'update') return { what: WHAT_BY_TABLE[change.table], value: null }
  const { kind, raw } = change.row
  const isKind = kind === 'email' || kind === 'phone' || kind === 'visitor'
  const what = change.table === 'identifiers' && isKind ? kind : WHAT_BY_TABLE[change.table]
  return { what, value: typeof raw === 'string' ? raw : null }
}
