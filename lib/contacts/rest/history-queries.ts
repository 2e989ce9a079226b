import { pool } from '@/lib/db/pool'
import { cutPage, type Page, type PageRequest } from '@/lib/rest/page'
import type { NamedJson } from '@/lib/rest/person'
import { SURVIVOR_SQL } from '../survivor-sql'
import { toldData } from './told-data'

export type HistoryJson = {
  id: string
  at: Date
  /** contact.field, identifier.added, contact.merged, conflict.settled, … */
  kind: string
  /** the person who did it */
  user: NamedJson | null
  /** the chat that brought it */
  chat: { id: string; jivoChatId: string | null } | null
  lead: { id: string; title: string } | null
  /** what the kind promises (told-data.ts) */
  data: Record<string, unknown>
}

/**
 * What happened to a contact, newest first; null when there is none of this id. A contact that was merged away answers
 * with the history of the one it became part of, which has all of it.
 */
export async function listHistory(id: string, _filters: object, page: PageRequest): Promise<Page<HistoryJson> | null> {
  const values: unknown[] = [id, page.limit + 1]
  const beyond = page.after ? `AND (h.at, h.id) < ($${values.push(page.after.at)}, $${values.push(page.after.id)})` : ''
  const { rows } = await pool().query<HistoryJson>(
    `SELECT h.id, h.at, h.kind, h.data,
       CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'name', u.name) END AS "user",
       CASE WHEN k.id IS NOT NULL THEN json_build_object('id', k.id, 'jivoChatId', k.jivo_chat_id) END AS chat,
       CASE WHEN l.id IS NOT NULL THEN json_build_object('id', l.id, 'title', l.title) END AS lead
     FROM history h
     LEFT JOIN users u ON u.id = h.user_id LEFT JOIN chats k ON k.id = h.chat_id LEFT JOIN leads l ON l.id = h.lead_id
     WHERE h.contact_id = ${SURVIVOR_SQL('$1::uuid')} ${beyond}
     ORDER BY h.at DESC, h.id DESC LIMIT $2`,
    values,
  )
  if (rows.length === 0 && !(await isContact(id))) return null
  const told = rows.map(row => ({ ...row, data: toldData(row.kind, row.data) }))
  return cutPage(told, page.limit, row => ({ at: row.at, id: row.id }))
}

async function isContact(id: string): Promise<boolean> {
  return (await pool().query('SELECT FROM contacts WHERE id = $1', [id])).rowCount === 1
}
