import { v7 as newId } from 'uuid'
import type { Tx } from '../db/transaction'
import { applyChanges, bumpContacts, writeHistory } from './changes-mutations'
import {
  chatLock,
  lockAll,
  readChats,
  readContacts,
  readIdentifiers,
  readMove,
  readMoveSettings,
  readTarget,
} from './facts-queries'
import { followTo } from './follow-mutations'
import { type ChatToMove, planChatMove } from './move-chat'
import type { Change } from './row-changes'
import type { ContactRow, HistoryRow, Row } from './rows'
import type { MoveUndo } from './undo'

export type MoveResult =
  | { ok: true; chatId: string; contactId: string; leadId: string }
  | { ok: false; reason: 'not_found' | 'contact_not_found' | 'already_there' }

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
  const followed = await followTo(tx, {
    chatIds,
    fromId: from.id,
    toId: target.id,
    without: move.conflictId,
    userId,
    now,
  })
  await touchLeads(tx, chatIds)
  return { changes: [...changes, ...followed], newLeadIds: newLeads.map(lead => lead.id as string) }
}

/** `fromLead`, `toLead`: titles, where an operator linked the chat to another lead of the same person. */
export type LatestMove = {
  id: string
  at: Date
  from: string
  to: string
  fromLead: string | null
  toLead: string | null
  undo: MoveUndo
}

/** Says on both contacts where a chat went; the way back is kept with the row of the one it went to, and the other names it. */
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
  const data: Row = {
    chatId: chat.id,
    from: from.id,
    to: target.id,
    fromName: from.name,
    toName: target.name,
    ...(undoes && takenBack(undoes)),
  }
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
  const there = row(target.id, undo ? { undo } : {})
  const rows = [row(from.id, undo ? { moveId: there.id } : {}), there]
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
  await tx.query(`UPDATE leads SET title = replace(title, '{lead_number}', number::text) WHERE id = ANY($1::uuid[])`, [
    ids,
  ])
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
