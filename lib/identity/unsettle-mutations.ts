import type { Tx } from '../db/transaction'
import { bumpContacts } from './changes-mutations'
import type { Choice } from './choices'
import { forgetKept } from './duplicate-mutations'
import type { ConflictRow } from './rows'
import { lockConflict } from './settle-mutations'
import { tellAll, tellReopened } from './tell-conflict-mutations'
import { type ChangedSince, isWithinUndo, readSettlementUndo, type SettlementUndo } from './undo'
import { undoMerge } from './unmerge-mutations'
import { takeBack } from './unmove-mutations'

export type UndoResult =
  | { ok: true; conflictId: string; contactId: string }
  | { ok: false; reason: 'not_found' | 'open' | 'not_undoable' | 'expired' | 'forbidden' }
  | { ok: false; reason: 'changed'; changed: ChangedSince[] }

/**
 * Takes a settlement back, within 30 days and while what it changed is still as it left it; the conflict is open again.
 * Else it says what has changed since. A conflict that another's move closed has no way back of its own.
 */
export async function undoSettlement(
  tx: Tx,
  {
    conflictId,
    userId,
    now,
    mayUndoMerge = true,
  }: { conflictId: string; userId: string | null; now: Date; mayUndoMerge?: boolean },
): Promise<UndoResult> {
  const locked = await lockConflict(tx, conflictId)
  if (!locked) return { ok: false, reason: 'not_found' }
  const { conflict } = locked
  if (conflict.state === 'open' || !conflict.resolved_at) return { ok: false, reason: 'open' }
  const undo = readSettlementUndo(conflict.undo)
  if (!undo) return { ok: false, reason: 'not_undoable' }
  if (!isWithinUndo(new Date(conflict.resolved_at), now)) return { ok: false, reason: 'expired' }
  if ('mergeId' in undo) return undoByMerge(tx, conflict, undo.mergeId, { userId, now, mayUndoMerge })
  const left = await blockedByNewContact(tx, undo, conflict)
  const changed = left ?? (await takeBack(tx, undo))
  if (changed) return { ok: false, reason: 'changed', changed }
  const otherId = conflict.other_contact_id
  if (conflict.resolution === 'keep' && otherId) await forgetKept(tx, { oneId: conflict.contact_id, otherId })
  await retireNewContact(tx, undo.newContactId, conflict.contact_id, now)
  await tx.query('UPDATE conflicts SET undo = NULL, settled_crm_value = NULL, version = version + 1 WHERE id = $1', [
    conflict.id,
  ])
  await tellAll(tx, conflict, 'conflict.undone', conflict.resolution as Choice, { userId, now })
  await tellReopened(tx, undo.changes, { userId, now }, conflictId)
  await bumpContacts(tx, undo.touched, now)
  return { ok: true, conflictId, contactId: conflict.contact_id }
}

async function undoByMerge(
  tx: Tx,
  conflict: ConflictRow,
  mergeId: string,
  { userId, now, mayUndoMerge }: { userId: string | null; now: Date; mayUndoMerge: boolean },
): Promise<UndoResult> {
  if (!mayUndoMerge) return { ok: false, reason: 'forbidden' }
  const undone = await undoMerge(tx, { mergeId, userId, now })
  if (undone.ok) {
    await tellAll(tx, conflict, 'conflict.undone', 'merge', { userId, now })
    return { ok: true, conflictId: conflict.id, contactId: conflict.contact_id }
  }
  if (undone.reason === 'expired') return { ok: false, reason: 'expired' }
  return { ok: false, reason: 'changed', changed: [{ what: 'contact', value: null }] }
}

/** Later chats and notes of the person who was split off keep the split from being undone. */
async function blockedByNewContact(
  tx: Tx,
  undo: SettlementUndo,
  conflict: ConflictRow,
): Promise<ChangedSince[] | null> {
  if (!('newContactId' in undo) || !undo.newContactId) return null
  const mine = undo.changes.flatMap(change => (change.does === 'update' ? change.ids : [change.row.id as string]))
  const { rows } = await tx.query(
    `SELECT name FROM contacts c WHERE id = $1 AND (merged_into_id IS NOT NULL
       OR EXISTS (SELECT FROM chats x WHERE x.contact_id = c.id AND x.id <> ALL($2::uuid[]))
       OR EXISTS (SELECT FROM leads x WHERE x.contact_id = c.id AND x.id <> ALL($2::uuid[]) AND x.id <> ALL($3::uuid[]))
       OR EXISTS (SELECT FROM identifiers x WHERE x.contact_id = c.id AND x.id <> ALL($2::uuid[]))
       OR EXISTS (SELECT FROM tasks x WHERE x.contact_id = c.id AND x.id <> ALL($2::uuid[]))
       OR EXISTS (SELECT FROM notes x WHERE x.contact_id = c.id AND x.id <> ALL($2::uuid[]))
       OR EXISTS (SELECT FROM conflicts x WHERE (x.contact_id = c.id OR x.other_contact_id = c.id)
         AND x.state = 'open' AND x.id <> ALL($2::uuid[]) AND x.id <> $4))`,
    [undo.newContactId, mine, undo.newLeadIds, conflict.id],
  )
  return rows.length > 0 ? [{ what: 'contact', value: (rows[0] as { name: string | null }).name }] : null
}

/** An address of the person who was split off may have been told to Jivo: it leads back to the contact. */
async function retireNewContact(tx: Tx, newContactId: string | null, contactId: string, now: Date): Promise<void> {
  if (!newContactId) return
  await tx.query('UPDATE history SET contact_id = $2 WHERE contact_id = $1', [newContactId, contactId])
  await tx.query('DELETE FROM duplicates WHERE least_id = $1 OR greatest_id = $1', [newContactId])
  await tx.query(
    'UPDATE contacts SET merged_into_id = $2, merged_at = $3, updated_at = $3, version = version + 1 WHERE id = $1',
    [newContactId, contactId, now],
  )
}
