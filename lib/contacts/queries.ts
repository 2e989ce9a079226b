import { pool } from '../db/pool'
import { cutPage, type Page, type Position } from '../rest/page'
import type { Nameable } from './contact-label'
import type { ContactListFilters } from './list-filters'
import { contactConditions, type ContactAsking } from './list-sql'
import type { Bind } from './search-sql'
import { SURVIVOR_SQL } from './survivor-sql'

const PAGE_ROWS = 50
/** A count beyond this says nothing more, and costs. */
export const COUNT_LIMIT = 1000

export type ListedChat = { kind: 'chat' | 'offline' | 'call'; number: string | null; at: Date; running: boolean }

export type ListedContact = Nameable & {
  id: string
  manager: { id: string; name: string } | null
  leads: { total: number; open: number }
  lastChat: ListedChat | null
  hasConflict: boolean
  lacksDdd: boolean
  createdAt: Date
  /** values of custom fields, as stored */
  values: unknown
}

type ListedRow = Omit<ListedContact, 'lastChat'> & { lastChat: (Omit<ListedChat, 'at'> & { at: string }) | null }

/** One page of contacts, newest first. Those merged into another one or erased are never among them. */
export async function listContacts(
  filters: ContactListFilters,
  after: Position | null,
  asking: ContactAsking,
): Promise<Page<ListedContact>> {
  const values: unknown[] = []
  const bind: Bind = value => `$${values.push(value)}`
  const where = contactConditions(filters, asking, bind)
  if (after) where.push(`(c.created_at, c.id) < (${bind(after.at)}, ${bind(after.id)}::uuid)`)
  const { rows } = await pool().query<ListedRow>(
    `WITH page AS (
       SELECT c.id, c.name, c.owner_id, c.created_at, c.custom_fields FROM contacts c WHERE ${where.join(' AND ')}
       ORDER BY c.created_at DESC, c.id DESC LIMIT ${bind(PAGE_ROWS + 1)})
     SELECT c.id, c.name, c.created_at AS "createdAt", c.custom_fields AS values, known.*,
       CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'name', u.name) END AS manager,
       (SELECT json_build_object('total', count(*), 'open', count(*) FILTER (WHERE status = 'open'))
          FROM leads WHERE contact_id = c.id) AS leads,
       (SELECT json_build_object('kind', kind, 'number', jivo_chat_id, 'at', started_at,
               'running', state = 'running' AND last_event_at > now() - interval '24 hours')
          FROM chats WHERE contact_id = c.id ORDER BY started_at DESC, id DESC LIMIT 1) AS "lastChat",
       EXISTS (SELECT FROM conflicts WHERE state = 'open' AND c.id IN (contact_id, other_contact_id)) AS "hasConflict"
     FROM page c LEFT JOIN users u ON u.id = c.owner_id
     CROSS JOIN LATERAL (
       SELECT max(raw) FILTER (WHERE kind = 'email' AND is_primary) AS email,
         (json_agg(json_build_object('raw', raw, 'key', key, 'e164', e164))
           FILTER (WHERE kind = 'phone' AND is_primary))->0 AS phone,
         max(raw) FILTER (WHERE kind = 'visitor') AS "visitorNumber",
         coalesce(bool_or(flag = 'missing_ddd'), false) AS "lacksDdd"
       FROM identifiers WHERE contact_id = c.id) known
     ORDER BY c.created_at DESC, c.id DESC`,
    values,
  )
  const { items, next } = cutPage(rows, PAGE_ROWS, row => ({ at: row.createdAt, id: row.id }))
  return {
    items: items.map(row => ({ ...row, lastChat: row.lastChat && { ...row.lastChat, at: new Date(row.lastChat.at) } })),
    next,
  }
}

/** How many contacts the filters find, counted up to COUNT_LIMIT + 1. */
export async function countContacts(filters: ContactListFilters, asking: ContactAsking): Promise<number> {
  const values: unknown[] = []
  const bind: Bind = value => `$${values.push(value)}`
  const where = contactConditions(filters, asking, bind).join(' AND ')
  const { rows } = await pool().query<{ count: number }>(
    `SELECT count(*)::int AS count FROM (SELECT FROM contacts c WHERE ${where} LIMIT ${bind(COUNT_LIMIT + 1)}) found`,
    values,
  )
  return rows[0]?.count ?? 0
}

/** The contact that an address means today: itself, or the one it was merged into. Null when it is unknown or erased. */
export async function findSurvivor(id: string): Promise<string | null> {
  const { rows } = await pool().query<{ id: string | null }>(
    `SELECT c.id FROM contacts c WHERE c.id = ${SURVIVOR_SQL('$1::uuid')} AND c.erased_at IS NULL`,
    [id],
  )
  return rows[0]?.id ?? null
}

/** The name of a contact, whatever became of it; null when it has none or is unknown. */
export async function getContactName(id: string): Promise<string | null> {
  const { rows } = await pool().query<{ name: string | null }>('SELECT name FROM contacts WHERE id = $1', [id])
  return rows[0]?.name ?? null
}
