import { pool } from '../db/pool'
import { cutPage, type Page, type Position } from '../rest/page'

const PAGE_ROWS = 50

/** One thing that happened to a contact; `by` a person, else the chat that brought it, else the system. */
export type ContactEvent = {
  id: string
  at: Date
  kind: string
  data: Record<string, unknown>
  by: string | null
  chat: { kind: 'chat' | 'offline' | 'call'; number: string | null } | null
  lead: { id: string; title: string } | null
  userId: string | null
  actId: string | null
  actor: string | null
  /** a merge, settlement or move that was taken back later */
  isTakenBack: boolean
}

// What was taken back is told by a later row, which may stand on another page.
const IS_TAKEN_BACK = `CASE h.kind
  WHEN 'contact.merged' THEN EXISTS (SELECT FROM merges m WHERE m.id = h.id AND m.undone_at IS NOT NULL)
  WHEN 'conflict.settled' THEN EXISTS (SELECT FROM history u WHERE u.contact_id = h.contact_id AND u.at >= h.at
    AND u.kind = 'conflict.undone' AND u.data->>'conflictId' = h.data->>'conflictId')
  WHEN 'chat.moved' THEN EXISTS (SELECT FROM history u WHERE u.chat_id = h.chat_id AND u.kind = 'chat.moved'
    AND u.data->>'undoes' IN (h.id::text, h.data->>'moveId'))
  ELSE false END`

/** What happened to a contact, newest first, one page. */
export async function listContactHistory(contactId: string, after: Position | null): Promise<Page<ContactEvent>> {
  const values: unknown[] = [contactId, PAGE_ROWS + 1]
  const beyond = after ? `AND (h.at, h.id) < ($${values.push(after.at)}, $${values.push(after.id)}::uuid)` : ''
  const { rows } = await pool().query<ContactEvent>(
    `SELECT h.id, h.at, h.kind, h.data, u.name AS by, h.user_id AS "userId",
       h.act_id::text AS "actId", coalesce(h.user_id, h.chat_id) AS actor, ${IS_TAKEN_BACK} AS "isTakenBack",
       CASE WHEN k.id IS NOT NULL THEN json_build_object('kind', k.kind, 'number', k.jivo_chat_id) END AS chat,
       CASE WHEN l.id IS NOT NULL THEN json_build_object('id', l.id, 'title', l.title) END AS lead
     FROM history h LEFT JOIN users u ON u.id = h.user_id LEFT JOIN chats k ON k.id = h.chat_id
     LEFT JOIN leads l ON l.id = h.lead_id
     WHERE h.contact_id = $1 ${beyond} ORDER BY h.at DESC, h.id DESC LIMIT $2`,
    values,
  )
  return cutPage(rows, PAGE_ROWS, row => ({ at: row.at, id: row.id }))
}
