import type { Tx } from '../db/transaction'
import { readAlong } from './along-queries'
import { applyIfUnchanged, bumpContacts } from './changes-mutations'
import { chatLock, lockAll, readChats, readContacts } from './facts-queries'
import { followTo } from './follow-mutations'
import { type LatestMove, tellMove } from './move-mutations'
import { contactsGiven, invert } from './row-changes'
import { tellReopened } from './tell-conflict-mutations'
import { type ChangedSince, isWithinUndo, type MoveUndo, tellChanged } from './undo'

export type UndoMoveResult =
  | { ok: true; chatId: string; contactId: string }
  | { ok: false; reason: 'not_found' | 'nothing_to_undo' | 'expired' }
  | { ok: false; reason: 'changed'; changed: ChangedSince[] }

/**
 * Takes back the latest move of a chat, by a person or by an event, within 30 days and while the chat still stands where
 * it was put. Conflicts that only this chat has brought there since come back with it. Refuses with what has changed
 * since: of an older move (`moveId`) that is the chat itself.
 */
export async function undoMoveChat(
  tx: Tx,
  { chatId, moveId, userId, now }: { chatId: string; moveId?: string | undefined; userId: string | null; now: Date },
): Promise<UndoMoveResult> {
  const [seen] = await readChats(tx, [chatId])
  if (!seen) return { ok: false, reason: 'not_found' }
  const latest = await latestMove(tx, chatId)
  if (!latest) return { ok: false, reason: 'nothing_to_undo' }
  if (moveId !== undefined && moveId !== latest.id) return refuseOlder(tx, chatId, moveId)
  if (!isWithinUndo(latest.at, now)) return { ok: false, reason: 'expired' }
  const { from, to } = latest
  await lockAll(tx, [chatLock(seen)], [from, to])
  if ((await latestMove(tx, chatId))?.id !== latest.id) return { ok: false, reason: 'nothing_to_undo' }
  const along = await readAlong(tx, seen, latest.undo)
  const misfits = await takeBack(tx, { ...latest.undo, changes: [...latest.undo.changes, ...along] })
  if (misfits) return { ok: false, reason: 'changed', changed: misfits }
  await tellReopened(tx, latest.undo.changes, { userId, now })
  if (from !== to) await followTo(tx, { chatIds: [chatId], fromId: to, toId: from, without: null, userId, now })
  const contacts = await readContacts(tx, [from, to])
  const [back, away] = [contacts.get(from), contacts.get(to)]
  const [chat] = await readChats(tx, [chatId])
  if (back && away && chat)
    await tellMove(tx, { chat, from: away, target: back, userId, now, undo: null, undoes: latest })
  await bumpContacts(tx, [from, to], now)
  return { ok: true, chatId, contactId: from }
}

/**
 * Undoes what a move or a settlement journaled, with the leads it made; answers what stands in the way, or null. A lead
 * that another chat has joined since is one of these: a chat's contact is always its lead's.
 */
export async function takeBack(tx: Tx, undo: MoveUndo): Promise<ChangedSince[] | null> {
  const changes = invert(undo.changes)
  const gone = await tx.query('SELECT name FROM contacts WHERE id = ANY($1::uuid[]) AND merged_into_id IS NOT NULL', [
    contactsGiven(changes),
  ])
  if (gone.rows.length > 0)
    return gone.rows.map(({ name }: { name: string | null }) => ({ what: 'contact', value: name }))
  await tx.query('SAVEPOINT taking_back')
  const misfits = await applyIfUnchanged(tx, changes)
  if (misfits.length > 0) return tellChanged(misfits)
  const returned = changes.flatMap(change => (change.does === 'update' && change.table === 'leads' ? change.ids : []))
  const busy = await tx.query(
    `SELECT l.title FROM leads l WHERE l.id = ANY($1::uuid[]) AND (EXISTS (SELECT FROM chats c WHERE c.lead_id = l.id)
       OR EXISTS (SELECT FROM tasks t WHERE t.lead_id = l.id) OR EXISTS (SELECT FROM notes n WHERE n.lead_id = l.id))
     UNION SELECT l.title FROM leads l JOIN chats c ON c.lead_id = l.id WHERE l.id = ANY($2::uuid[]) AND c.contact_id <> l.contact_id`,
    [undo.newLeadIds, returned],
  )
  if (busy.rows.length > 0) {
    await tx.query('ROLLBACK TO SAVEPOINT taking_back')
    return busy.rows.map(({ title }: { title: string }) => ({ what: 'lead', value: title }))
  }
  // History outlives the lead it told of.
  await tx.query('UPDATE history SET lead_id = NULL WHERE lead_id = ANY($1::uuid[])', [undo.newLeadIds])
  await tx.query('DELETE FROM leads WHERE id = ANY($1::uuid[])', [undo.newLeadIds])
  return null
}

// A line that has been taken back already, or a move that later ones stand on.
async function refuseOlder(tx: Tx, chatId: string, moveId: string): Promise<UndoMoveResult> {
  const { rows } = await tx.query(
    `SELECT 1 FROM history WHERE chat_id = $1 AND kind = 'chat.moved' AND data->>'undoes' = $2`,
    [chatId, moveId],
  )
  return rows.length > 0
    ? { ok: false, reason: 'nothing_to_undo' }
    : { ok: false, reason: 'changed', changed: [{ what: 'chat', value: null }] }
}

// A move that was taken back is followed by the row that says so, which has no way back of its own.
async function latestMove(tx: Tx, chatId: string): Promise<LatestMove | null> {
  const { rows } = await tx.query(
    `SELECT id, at, data->>'from' AS "from", data->>'to' AS "to", data->>'fromLead' AS "fromLead", data->>'toLead' AS "toLead",
       data->'undo' AS undo FROM history h
     WHERE chat_id = $1 AND kind = 'chat.moved' AND data ? 'undo'
       AND NOT EXISTS (SELECT FROM history u WHERE u.chat_id = $1 AND u.kind = 'chat.moved' AND u.data->>'undoes' = h.id::text)
     ORDER BY at DESC, id DESC LIMIT 1`,
    [chatId],
  )
  return (rows[0] as LatestMove | undefined) ?? null
}
