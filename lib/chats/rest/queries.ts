import { pool } from '@/lib/db/pool'
import { SURVIVOR_SQL } from '@/lib/contacts/survivor-sql'
import { cutPage, type Page, type PageRequest, type Reading } from '@/lib/rest/page'
import type { NamedJson } from '@/lib/rest/person'
import { chatJson, messageJson, type ChatJson, type ChatRow, type MessageJson, type StoredMessage } from './chat-json'
import type { ChatFilters } from './schema'

export type FullChatJson = ChatJson & {
  lead: { id: string; title: string }
  contact: NamedJson
  createdAt: Date
  messages: MessageJson[]
}

type FullChatRow = ChatRow & Pick<FullChatJson, 'lead' | 'contact' | 'createdAt'> & { messages: StoredMessage[] }

const CHAT_COLUMNS = `
  h.id, h.channel_id AS "channelId", h.jivo_chat_id AS "jivoChatId", h.state, h.last_event_at AS "lastEventAt",
  h.rate, h.started_at AS "startedAt", h.finished_at AS "finishedAt", h.message_count AS "messageCount",
  coalesce((
    SELECT json_agg(
      json_build_object('id', coalesce(co.jivo_id, o.jivo_id), 'login', o.login, 'name', o.name) ORDER BY co.position, o.key
    )
    FROM chat_operators co JOIN operators o ON o.id = co.operator_id
    WHERE co.chat_id = h.id
  ), '[]'::json) AS operators`

const FULL_CHATS = `
  SELECT ${CHAT_COLUMNS}, h.messages, h.created_at AS "createdAt",
    json_build_object('id', l.id, 'title', l.title) AS lead, json_build_object('id', c.id, 'name', c.name) AS contact
  FROM page JOIN chats h USING (id) JOIN leads l ON l.id = h.lead_id JOIN contacts c ON c.id = h.contact_id
  ORDER BY h.created_at DESC, h.id DESC`

/** The chats with their transcripts, newest first; `chatId` is Jivo's. */
export async function listChats(
  filters: ChatFilters,
  page: PageRequest,
  { now }: Reading,
): Promise<Page<FullChatJson>> {
  const values: unknown[] = []
  const bind = (value: unknown) => `$${values.push(value)}`
  const where = ['true']
  if (filters.chatId) where.push(`jivo_chat_id = ${bind(filters.chatId)}`)
  if (filters.leadId) where.push(`lead_id = ${bind(filters.leadId)}`)
  if (filters.contactId) where.push(`contact_id = ${SURVIVOR_SQL(bind(filters.contactId))}`)
  if (page.after) where.push(`(created_at, id) < (${bind(page.after.at)}, ${bind(page.after.id)})`)
  const wanted = `SELECT id FROM chats WHERE ${where.join(' AND ')} ORDER BY created_at DESC, id DESC LIMIT ${bind(page.limit + 1)}`
  const { rows } = await pool().query<FullChatRow>(`WITH page AS (${wanted}) ${FULL_CHATS}`, values)
  const { items, next } = cutPage(rows, page.limit, row => ({ at: row.createdAt, id: row.id }))
  return { items: items.map(row => fullChatJson(row, now)), next }
}

/** One chat with its transcript; null when there is none of this id. */
export async function getChat(id: string, { now }: Reading): Promise<FullChatJson | null> {
  const { rows } = await pool().query<FullChatRow>(`WITH page AS (SELECT $1::uuid AS id) ${FULL_CHATS}`, [id])
  return rows[0] ? fullChatJson(rows[0], now) : null
}

/** The chats of these leads without their transcripts, by lead, oldest first. */
export async function chatsOfLeads(leadIds: string[], now: Date): Promise<Map<string, ChatJson[]>> {
  const { rows } = await pool().query<ChatRow & { leadId: string }>(
    `SELECT h.lead_id AS "leadId", ${CHAT_COLUMNS} FROM chats h
     WHERE h.lead_id = ANY ($1::uuid[]) ORDER BY h.started_at, h.id`,
    [leadIds],
  )
  const byLead = new Map<string, ChatJson[]>()
  for (const row of rows) byLead.set(row.leadId, [...(byLead.get(row.leadId) ?? []), chatJson(row, now)])
  return byLead
}

function fullChatJson(row: FullChatRow, now: Date): FullChatJson {
  const { lead, contact, createdAt, messages } = row
  return {
    ...chatJson(row, now),
    lead,
    contact,
    createdAt,
    messages: messages.map(message => messageJson(message, row.operators)),
  }
}
