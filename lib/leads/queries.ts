import { chatState, SILENCE_MS, type ChatState, type StoredChatState } from '@/lib/chats/chat-state'
import { isPlaceholderName } from '@/lib/contacts/person-name'
import type { Bind } from '@/lib/contacts/search-sql'
import { pool } from '@/lib/db/pool'
import { cutPage, type Page, type Position } from '@/lib/rest/page'
import { incompleteFields } from './incomplete'
import { LACKING_SQL } from './incomplete-sql'
import type { LeadListFilters } from './list-filters'
import { leadConditions } from './list-sql'
import type { LeadStatus } from './status'

const PAGE_ROWS = 50
/** A count beyond this says nothing more, and costs. */
export const COUNT_LIMIT = 500
/** Sources are few; among so many leads each of those still in use occurs. */
const RECENT = 2000

export type Person = { id: string; name: string }

export type ListedLead = {
  id: string
  title: string
  status: LeadStatus
  stage: string
  tags: string[]
  contact: {
    name: string | null
    email: string | null
    phone: { e164: string | null; key: string | null; raw: string } | null
  }
  manager: Person | null
  chat: ChatState | null
  /** the contact has a question that waits for somebody */
  hasConflict: boolean
  /** a task of it should have been done by now */
  isOverdue: boolean
  incomplete: string[]
  /** values of custom fields, as stored */
  values: { lead: unknown; contact: unknown }
  lastActivityAt: Date
  createdAt: Date
}

type Asking = { userId: string; now: Date }

type ListedRow = Omit<ListedLead, 'chat' | 'incomplete'> & {
  chatState: StoredChatState | null
  chatLastEventAt: Date | null
  requiredFields: string[]
  lacking: string[]
  hasEmail: boolean
  hasPhone: boolean
}

/** What a lead's contact has of e-mail and phone; the primary ones as written. */
const KNOWN_SQL = `
  SELECT coalesce(bool_or(i.kind = 'email' AND i.key IS NOT NULL), false) AS "hasEmail",
    coalesce(bool_or(i.kind = 'phone' AND (i.key IS NOT NULL OR i.e164 IS NOT NULL)), false) AS "hasPhone",
    max(i.raw) FILTER (WHERE i.kind = 'email' AND i.is_primary) AS email,
    (json_agg(json_build_object('raw', i.raw, 'e164', i.e164, 'key', i.key)) FILTER (WHERE i.kind = 'phone' AND i.is_primary))->0 AS phone
  FROM identifiers i WHERE i.contact_id = c.id AND i.kind IN ('email', 'phone')`

/** The leads of a list, the latest activity first, one page. */
export async function listLeads(
  filters: LeadListFilters,
  after: Position | null,
  { userId, now }: Asking,
): Promise<Page<ListedLead>> {
  const values: unknown[] = []
  const bind: Bind = value => `$${values.push(value)}`
  const where = leadConditions(filters, userId, bind)
  if (after) where.push(`(l.last_activity_at, l.id) < (${bind(after.at)}, ${bind(after.id)})`)
  const { rows } = await pool().query<ListedRow>(
    `WITH page AS (
       SELECT l.* FROM leads l WHERE ${where.join(' AND ')} ORDER BY l.last_activity_at DESC, l.id DESC LIMIT ${bind(PAGE_ROWS + 1)}
     )
     SELECT l.id, l.title, l.status, l.stage, l.tags, l.last_activity_at AS "lastActivityAt", l.created_at AS "createdAt",
       json_build_object('name', c.name, 'email', known.email, 'phone', known.phone) AS contact,
       CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'name', u.name) END AS manager,
       known."hasEmail", known."hasPhone", coalesce((SELECT required_fields FROM settings), '{}') AS "requiredFields",
       json_build_object('lead', l.custom_fields, 'contact', c.custom_fields) AS values,
       ${LACKING_SQL('name')} AS lacking, h.state AS "chatState", h.last_event_at AS "chatLastEventAt",
       EXISTS (SELECT FROM conflicts x WHERE x.contact_id = l.contact_id AND x.state = 'open') AS "hasConflict",
       EXISTS (SELECT FROM tasks t WHERE t.lead_id = l.id AND t.done_at IS NULL AND t.withdrawn_at IS NULL
         AND (t.due_at < ${bind(now)} OR t.due_on < (${bind(now)}::timestamptz AT TIME ZONE (SELECT time_zone FROM settings))::date)) AS "isOverdue"
     FROM page l JOIN contacts c ON c.id = l.contact_id LEFT JOIN users u ON u.id = l.manager_id
     CROSS JOIN LATERAL (${KNOWN_SQL}) known
     LEFT JOIN LATERAL (
       SELECT state, last_event_at FROM chats WHERE lead_id = l.id
       ORDER BY (state = 'running' AND last_event_at >= ${bind(new Date(now.getTime() - SILENCE_MS))}) DESC, last_event_at DESC
       LIMIT 1
     ) h ON true
     ORDER BY l.last_activity_at DESC, l.id DESC`,
    values,
  )
  const { items, next } = cutPage(rows, PAGE_ROWS, row => ({ at: row.lastActivityAt, id: row.id }))
  return { items: items.map(row => listedLead(row, now)), next }
}

/** How many leads a list has in all; `COUNT_LIMIT` + 1 for more than that. */
export async function countLeads(filters: LeadListFilters, userId: string): Promise<number> {
  const values: unknown[] = []
  const where = leadConditions(filters, userId, value => `$${values.push(value)}`)
  const { rows } = await pool().query<{ count: number }>(
    `SELECT count(*)::int AS count FROM (SELECT FROM leads l WHERE ${where.join(' AND ')} LIMIT ${COUNT_LIMIT + 1}) found`,
    values,
  )
  return rows[0]?.count ?? 0
}

/** What the filters of the list offer beside people: channels, and the sources that occur. */
export async function listLeadChoices(): Promise<{ channels: Person[]; sources: string[] }> {
  const { rows } = await pool().query<{ channels: Person[]; sources: string[] }>(
    `SELECT coalesce((SELECT json_agg(json_build_object('id', id, 'name', name) ORDER BY name) FROM channels), '[]') AS channels,
       ARRAY(
         SELECT DISTINCT source FROM (SELECT source FROM leads ORDER BY created_at DESC, id DESC LIMIT ${RECENT}) recent ORDER BY source
       ) AS sources`,
  )
  return rows[0] ?? { channels: [], sources: [] }
}

/** The pipeline's stages in their order. */
export async function listStages(): Promise<string[]> {
  const { rows } = await pool().query<{ key: string }>('SELECT key FROM stages ORDER BY position')
  return rows.map(row => row.key)
}

function listedLead(row: ListedRow, now: Date): ListedLead {
  const { chatState: state, chatLastEventAt, requiredFields, lacking, hasEmail, hasPhone, ...lead } = row
  const { name, email, phone } = lead.contact
  const isNamed = !isPlaceholderName(name, { email, phone: phone?.raw ?? null })
  return {
    ...lead,
    contact: { ...lead.contact, name: isNamed ? name : null },
    chat: state && chatLastEventAt ? chatState(state, chatLastEventAt, now) : null,
    incomplete: incompleteFields(requiredFields, { name: isNamed, email: hasEmail, phone: hasPhone }, lacking),
  }
}
