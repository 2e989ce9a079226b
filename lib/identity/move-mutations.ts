import { v7 as newId } from 'uuid'
import type { Tx } from '../db/transaction'
import { readAlong } from './along-queries'
import { applyChanges, applyIfUnchanged, bumpContacts, writeHistory } from './changes-mutations'
import {
  chatLock,
  lockAll,
  readChats,
  readConflictsOfChats,
  readContacts,
  readIdentifiers,
  readMove,
  readMoveSettings,
  readOpenConflicts,
  readOwner,
  readTarget,
} from './facts-queries'
import { followConflicts } from './follow-conflicts'
import { type ChatToMove, planChatMove } from './move-chat'
import { contactsGiven, invert, type Change } from './row-changes'
import type { ContactRow, HistoryRow, Row } from './rows'
import { type ChangedSince, isWithinUndo, type MoveUndo, tellChanged } from './undo'

export type MoveResult =
  | { ok: true; chatId: string; contactId: string; leadId: string }
  | { ok: false; reason: 'not_found' | 'contact_not_found' | 'already_there' }

export type UndoMoveResult =
  | { ok: true; chatId: string; contactId: string }
  | { ok: false; reason: 'not_found' | 'nothing_to_undo' | 'expired' }
  | { ok: false; reason: 'changed'; changed: ChangedSince[] }

/**
 * Moves a chat to another contact by a person's wish (ask 22), with what goes along (see planChatMove), and pins it.
 * A target that was merged away stands for its survivor. Refuses an unknown chat or contact, an erased contact, and a
 * chat that is there already.
 */
export async function moveChat(
  tx: Tx,
  { chatId, contactId, userId, now }: { chatId: string; contactId: string; userId: string | null; now: Date },
): Promise<MoveResult> {
  const [seen] = await readChats(tx, [chatId])
  if (!seen) return { ok: false, reason: 'not_found' }
  const asked = (await readContacts(tx, [contactId])).get(contactId)
  const targetId = asked?.merged_into_id ?? contactId
  await lockAll(tx, [chatLock(seen)], [seen.contactId, targetId])
  const [chat] = await readChats(tx, [chatId])
  const contacts = await readContacts(tx, [seen.contactId, targetId])
  const target = contacts.get(targetId)
  const from = contacts.get(seen.contactId)
  if (!chat || !from) return { ok: false, reason: 'not_found' }
  if (!target || target.merged_into_id || target.erased_at) return { ok: false, reason: 'contact_not_found' }
  // It moved while we waited: whoever asked looked at another place.
  if (chat.contactId !== seen.contactId) return moveChat(tx, { chatId, contactId, userId, now })
  if (chat.contactId === targetId) return { ok: false, reason: 'already_there' }
  const undo = await moveChats(tx, { chats: [chat], from, target, conflictId: null, userId, now })
  await tellMove(tx, { chat, from, target, userId, now, undo })
  await bumpContacts(tx, [from.id, target.id], now)
  const [after] = await readChats(tx, [chatId])
  return { ok: true, chatId, contactId: targetId, leadId: after?.leadId ?? chat.leadId }
}

/**
 * Takes back the latest move of a chat, within 30 days and while the chat still stands where it was put. Refuses with
 * what has changed since.
 */
export async function undoMoveChat(
  tx: Tx,
  { chatId, userId, now }: { chatId: string; userId: string | null; now: Date },
): Promise<UndoMoveResult> {
  const [seen] = await readChats(tx, [chatId])
  if (!seen) return { ok: false, reason: 'not_found' }
  const latest = await latestMove(tx, chatId)
  if (!latest) return { ok: false, reason: 'nothing_to_undo' }
  if (!isWithinUndo(latest.at, now)) return { ok: false, reason: 'expired' }
  const { from, to } = latest
  await lockAll(tx, [chatLock(seen)], [from, to])
  if ((await latestMove(tx, chatId))?.id !== latest.id) return { ok: false, reason: 'nothing_to_undo' }
  const along = await readAlong(tx, seen, latest.undo)
  const misfits = await takeBack(tx, { ...latest.undo, changes: [...latest.undo.changes, ...along] })
  if (misfits) return { ok: false, reason: 'changed', changed: misfits }
  const contacts = await readContacts(tx, [from, to])
  const [back, away] = [contacts.get(from), contacts.get(to)]
  const [chat] = await readChats(tx, [chatId])
  if (back && away && chat) await tellMove(tx, { chat, from: away, target: back, userId, now, undo: null, undoes: latest })
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
  if (gone.rows.length > 0) return gone.rows.map(({ name }: { name: string | null }) => ({ what: 'contact', value: name }))
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

/**
 * Writes the move of chats between two locked contacts and answers its journal. Open conflicts that only these chats
 * brought go with them, `conflictId` aside: that one is being settled.
 */
export async function moveChats(
  tx: Tx,
  move: {
    chats: ChatToMove[]
    from: ContactRow
    target: ContactRow
    conflictId: string | null
    userId: string | null
    now: Date
  },
): Promise<MoveUndo> {
  const { chats, from, target, userId, now } = move
  const identifiers = await readIdentifiers(tx, [target.id])
  const rules = { ...(await readMoveSettings(tx)), now, newId }
  const place = await readTarget(tx, target, identifiers)
  const { newLeads, changes } = planChatMove(await readMove(tx, chats), place, rules)
  await insertLeads(tx, newLeads, userId, now)
  await applyChanges(tx, changes)
  const chatIds = chats.map(chat => chat.id)
  const asked = await readConflictsOfChats(tx, from.id, chatIds, move.conflictId ?? target.id)
  const owners = new Map<string, string | null>()
  for (const conflict of asked) owners.set(`${conflict.key_kind} ${conflict.key}`, await readOwner(tx, conflict.key_kind, conflict.key))
  const followed = followConflicts(
    asked,
    {
      id: target.id,
      identifiers,
      open: await readOpenConflicts(tx, target.id),
      ownerOf: (kind, key) => owners.get(`${kind} ${key}`) ?? null,
    },
    { userId, now, newId },
  )
  await applyChanges(tx, followed)
  await touchLeads(tx, chatIds)
  return { changes: [...changes, ...followed], newLeadIds: newLeads.map(lead => lead.id as string) }
}

/** Says on both contacts where a chat went; the way back is kept with the row of the one it went to. */
export async function tellMove(
  tx: Tx,
  told: {
    chat: ChatToMove
    from: ContactRow
    target: ContactRow
    userId: string | null
    now: Date
    undo: MoveUndo | null
    /** the move that this one takes back */
    undoes?: LatestMove
  },
): Promise<void> {
  const { chat, from, target, userId, now, undo, undoes } = told
  const data: Row = { chatId: chat.id, from: from.id, to: target.id, fromName: from.name, toName: target.name, ...(undoes && takenBack(undoes)) }
  const row = (contactId: string, extra: Row): HistoryRow => ({
    id: newId(),
    at: now.toISOString(),
    contact_id: contactId,
    lead_id: null,
    chat_id: chat.id,
    user_id: userId,
    kind: 'chat.moved',
    data: { ...data, ...extra },
  })
  const rows = [row(from.id, {}), row(target.id, undo ? { undo } : {})]
  await writeHistory(tx, from.id === target.id ? rows.slice(1) : rows)
}

function takenBack({ id, fromLead, toLead }: LatestMove): Row {
  return { undoes: id, ...(toLead !== null && { fromLead: toLead, toLead: fromLead }) }
}

async function insertLeads(tx: Tx, leads: Row[], userId: string | null, now: Date): Promise<void> {
  if (leads.length === 0) return
  const changes: Change[] = leads.map(row => ({ does: 'insert', table: 'leads', row }))
  await applyChanges(tx, changes)
  const ids = leads.map(lead => lead.id)
  await tx.query(`UPDATE leads SET title = replace(title, '{lead_number}', number::text) WHERE id = ANY($1::uuid[])`, [ids])
  await writeHistory(
    tx,
    leads.map(lead => ({
      id: newId(),
      at: now.toISOString(),
      contact_id: lead.contact_id as string,
      lead_id: lead.id as string,
      chat_id: (lead.first_chat_id as string | null) ?? null,
      user_id: userId,
      kind: 'lead.created',
      data: { title: lead.title },
    })),
  )
}

async function touchLeads(tx: Tx, chatIds: string[]): Promise<void> {
  await tx.query(
    `UPDATE leads l SET last_activity_at = greatest(l.last_activity_at, c.at)
     FROM (SELECT lead_id, max(last_event_at) AS at FROM chats WHERE id = ANY($1::uuid[]) GROUP BY lead_id) c
     WHERE l.id = c.lead_id AND l.last_activity_at < c.at`,
    [chatIds],
  )
}

/** `fromLead`, `toLead`: titles, where an operator linked the chat to another lead of the same person. */
type LatestMove = { id: string; at: Date; from: string; to: string; fromLead: string | null; toLead: string | null; undo: MoveUndo }

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
