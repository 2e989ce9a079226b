import { pool } from '@/lib/db/pool'
import { listFields } from '@/lib/fields/queries'
import { searchRows } from '@/lib/rest/bounded-query'
import { cutPage, type Page, type PageRequest, type Reading } from '@/lib/rest/page'
import { searchedPage } from '@/lib/rest/searched-page'
import { readEmail } from '../email'
import { readPhones } from '../phone'
import { contactSearch, type Bind } from '../search-sql'
import { SURVIVOR_SQL } from '../survivor-sql'
import { contactJson, type ContactJson, type ContactRow, type IdentifierRow } from './contact-json'
import type { ContactFilters } from './schema'

/** @param ids the statement that reads the ids of the page */
const contactsOf = (ids: string) => `
  WITH page AS (${ids})
  SELECT c.id, c.name, c.description, c.custom_fields AS "customFields", c.attributes, c.version,
    c.created_at AS "createdAt", c.updated_at AS "updatedAt",
    CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'name', u.name, 'email', u.email) END AS manager,
    ARRAY(SELECT l.id FROM leads l WHERE l.contact_id = c.id ORDER BY l.created_at DESC, l.id DESC) AS "leadIds"
  FROM page JOIN contacts c USING (id) LEFT JOIN users u ON u.id = c.owner_id
  ORDER BY c.created_at DESC, c.id DESC`

// An ignored value is no identifier of the contact, but it was received: other programs see it, marked.
const IDENTIFIERS = `
  SELECT i.contact_id AS "contactId", i.kind, i.raw, i.key, i.e164, i.phone_kind AS "phoneKind", i.flag, i.extension,
    i.channel_id AS "channelId", i.is_primary AS "primary", i.candidate, i.shared, i.verified, false AS ignored, i.source,
    i.source_chat_id AS "sourceChatId", h.jivo_chat_id AS "sourceChatNumber",
    i.first_seen_at AS "firstSeenAt", i.last_seen_at AS "lastSeenAt"
  FROM identifiers i LEFT JOIN chats h ON h.id = i.source_chat_id
  WHERE i.contact_id = ANY ($1::uuid[])
  UNION ALL
  SELECT g.contact_id, g.kind, g.raw, g.key, NULL, NULL, NULL, NULL, NULL, false, false, false, false, true, 'chat',
    NULL, NULL, g.created_at, g.created_at
  FROM ignored_identifiers g
  WHERE g.contact_id = ANY ($1::uuid[]) AND NOT EXISTS (
    SELECT FROM identifiers i WHERE i.contact_id = g.contact_id AND i.kind = g.kind AND i.key = g.key
  )
  ORDER BY "primary" DESC, ignored, "firstSeenAt", raw`

/** The contacts with their identifiers, newest first, without those that were merged into another. */
export async function listContacts(
  filters: ContactFilters,
  page: PageRequest,
  reading: Reading,
): Promise<Page<ContactJson>> {
  const values: unknown[] = []
  const bind: Bind = value => `$${values.push(value)}`
  const newest = newestContacts(conditions(filters, page, bind))
  const limit = bind(page.limit + 1)
  const rows = filters.q
    ? await searchRows<ContactRow>(contactsOf(searchedPage({ newest, limit, ...words(filters.q, bind) })), values)
    : await readRows(newest('true', limit), values)
  const { items, next } = cutPage(rows, page.limit, row => ({ at: row.createdAt, id: row.id }))
  return { items: await withIdentifiers(items, reading), next }
}

/**
 * One contact; null when there is none of this id. The id of a contact that was merged away gives the one it became
 * part of, with `mergedFrom`, the id that was asked for.
 */
export async function getContact(
  id: string,
  reading: Reading,
): Promise<(ContactJson & { mergedFrom?: string }) | null> {
  const rows = await readRows(`SELECT ${SURVIVOR_SQL('$1::uuid')} AS id`, [id])
  const [contact] = await withIdentifiers(rows, reading)
  if (!contact) return null
  return contact.id === id ? contact : { ...contact, mergedFrom: id }
}

function conditions({ email, phone }: ContactFilters, { after }: PageRequest, bind: Bind): string {
  const where = ['c.merged_into_id IS NULL']
  if (email !== undefined) where.push(`c.id IN (SELECT contact_id FROM identifiers WHERE ${emailIs(email, bind)})`)
  if (phone !== undefined) where.push(`c.id IN (SELECT contact_id FROM identifiers WHERE ${phoneIs(phone, bind)})`)
  if (after) where.push(`(c.created_at, c.id) < (${bind(after.at)}, ${bind(after.id)})`)
  return where.join(' AND ')
}

function emailIs(email: string, bind: Bind): string {
  const read = readEmail(email)
  if (read.ok) return `kind = 'email' AND key = ${bind(read.email.address)}`
  return `kind = 'email' AND key IS NULL AND raw = ${bind(read.text)}`
}

// A plus sign that was not escaped in the address arrives as a blank.
function phoneIs(phone: string, bind: Bind): string {
  const phones = [phone, ...(phone.startsWith(' ') ? [`+${phone.slice(1)}`] : [])].flatMap(text => readPhones(text))
  const keys = phones.flatMap(({ key }) => key ?? [])
  if (keys.length > 0) return `kind = 'phone' AND key = ANY (${bind(keys)}::text[])`
  return `kind = 'phone' AND key IS NULL AND raw = ANY (${bind(phones.map(({ raw }) => raw))}::text[])`
}

function newestContacts(where: string) {
  return (condition: string, limit: string) => `
    SELECT c.id, c.created_at FROM contacts c WHERE ${where} AND ${condition}
    ORDER BY c.created_at DESC, c.id DESC LIMIT ${limit}`
}

function words(q: string, bind: Bind) {
  const { contact, contactIds } = contactSearch(q, bind)
  return { near: `JOIN contacts c USING (id) WHERE ${contact('c')}`, far: `c.id IN ${contactIds}` }
}

async function readRows(ids: string, values: unknown[]): Promise<ContactRow[]> {
  return (await pool().query<ContactRow>(contactsOf(ids), values)).rows
}

async function withIdentifiers(rows: ContactRow[], { appUrl }: Reading): Promise<ContactJson[]> {
  const ids = rows.map(row => row.id)
  const [found, fields] = await Promise.all([pool().query<IdentifierRow>(IDENTIFIERS, [ids]), listFields('contact')])
  const byContact = new Map(rows.map(row => [row.id, [] as IdentifierRow[]]))
  for (const identifier of found.rows) byContact.get(identifier.contactId)?.push(identifier)
  return rows.map(row => contactJson(row, byContact.get(row.id) ?? [], fields, appUrl))
}
