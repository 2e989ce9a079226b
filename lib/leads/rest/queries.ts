import { chatsOfLeads } from '@/lib/chats/rest/queries'
import { contactSearch, type Bind } from '@/lib/contacts/search-sql'
import { SURVIVOR_SQL } from '@/lib/contacts/survivor-sql'
import { pool } from '@/lib/db/pool'
import { listFields } from '@/lib/fields/queries'
import { searchRows } from '@/lib/rest/bounded-query'
import { cutPage, type Page, type PageRequest, type Reading } from '@/lib/rest/page'
import { searchedPage } from '@/lib/rest/searched-page'
import { LACKING_SQL } from '../incomplete-sql'
import { leadJson, type LeadJson, type LeadRow } from './lead-json'
import type { LeadFilters } from './schema'

/** @param ids the statement that reads the ids of the page */
const leadsOf = (ids: string) => `
  WITH page AS (${ids})
  SELECT l.id, l.number, l.title, l.source, l.status, l.stage, l.tags, l.manager_reason AS "managerReason", l.description,
    l.custom_fields AS "customFields", l.created_at AS "createdAt", l.updated_at AS "updatedAt",
    json_build_object('id', c.id, 'name', c.name) AS contact,
    CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'name', u.name, 'email', u.email) END AS manager,
    coalesce((SELECT required_fields FROM settings), '{}') AS "requiredFields", ${LACKING_SQL('code')} AS lacking,
    known.*,
    v.page_url AS "pageUrl", v.page_title AS "pageTitle", v.referrer, v.landing_page AS "landingPage", v.utm,
    v.first_touch AS "firstTouch", v.last_touch AS "lastTouch", v.geo, v.ip, v.user_agent AS "userAgent", v.user_token AS "userToken"
  FROM page
  JOIN leads l USING (id)
  JOIN contacts c ON c.id = l.contact_id
  LEFT JOIN users u ON u.id = l.manager_id
  LEFT JOIN chats v ON v.id = l.first_chat_id
  CROSS JOIN LATERAL (
    SELECT bool_or(i.kind = 'email' AND i.key IS NOT NULL) AS "hasEmail",
      bool_or(i.kind = 'phone' AND (i.key IS NOT NULL OR i.e164 IS NOT NULL)) AS "hasPhone",
      max(i.raw) FILTER (WHERE i.kind = 'email' AND i.is_primary) AS email,
      max(i.raw) FILTER (WHERE i.kind = 'phone' AND i.is_primary) AS phone
    FROM identifiers i WHERE i.contact_id = c.id AND i.kind IN ('email', 'phone')
  ) known
  ORDER BY l.created_at DESC, l.id DESC`

/** The leads with the visit and the chats of each, newest first; `chatId` is Jivo's. */
export async function listLeads(filters: LeadFilters, page: PageRequest, reading: Reading): Promise<Page<LeadJson>> {
  const values: unknown[] = []
  const bind: Bind = value => `$${values.push(value)}`
  const newest = newestLeads(conditions(filters, page, bind))
  const limit = bind(page.limit + 1)
  const rows = filters.q
    ? await searchRows<LeadRow>(leadsOf(searchedPage({ newest, limit, ...words(filters.q, bind) })), values)
    : await readRows(newest('true', limit), values)
  const { items, next } = cutPage(rows, page.limit, row => ({ at: row.createdAt, id: row.id }))
  return { items: await withChats(items, reading), next }
}

/** One lead; null when there is none of this id. */
export async function getLead(id: string, reading: Reading): Promise<LeadJson | null> {
  const [lead] = await withChats(await readRows('SELECT $1::uuid AS id', [id]), reading)
  return lead ?? null
}

function conditions(filters: LeadFilters, { after }: PageRequest, bind: Bind): string {
  const where = ['true']
  if (filters.chatId) where.push(`l.id IN (SELECT lead_id FROM chats WHERE jivo_chat_id = ${bind(filters.chatId)})`)
  if (filters.status) where.push(`l.status = ${bind(filters.status)}`)
  if (filters.source) where.push(`l.source = ${bind(filters.source)}`)
  if (filters.managerId) where.push(`l.manager_id = ${bind(filters.managerId)}`)
  if (filters.contactId) where.push(`l.contact_id = ${SURVIVOR_SQL(bind(filters.contactId))}`)
  if (after) where.push(`(l.created_at, l.id) < (${bind(after.at)}, ${bind(after.id)})`)
  return where.join(' AND ')
}

function newestLeads(where: string) {
  return (condition: string, limit: string) => `
    SELECT l.id, l.created_at FROM leads l WHERE ${where} AND ${condition}
    ORDER BY l.created_at DESC, l.id DESC LIMIT ${limit}`
}

function words(q: string, bind: Bind) {
  const { contains, contact, contactIds } = contactSearch(q, bind)
  const near = `
    JOIN leads l USING (id) JOIN contacts c ON c.id = l.contact_id
    WHERE ${contains('l.title')} OR ${contact('c')}`
  const far = `l.id IN (
    SELECT t.id FROM leads t WHERE ${contains('t.title')}
    UNION ALL SELECT t.id FROM leads t WHERE t.contact_id IN ${contactIds}
  )`
  return { near, far }
}

async function readRows(ids: string, values: unknown[]): Promise<LeadRow[]> {
  return (await pool().query<LeadRow>(leadsOf(ids), values)).rows
}

async function withChats(rows: LeadRow[], { now, appUrl }: Reading): Promise<LeadJson[]> {
  const [chats, fields] = await Promise.all([
    chatsOfLeads(
      rows.map(row => row.id),
      now,
    ),
    listFields('lead'),
  ])
  return rows.map(row => leadJson(row, chats.get(row.id) ?? [], fields, appUrl))
}
