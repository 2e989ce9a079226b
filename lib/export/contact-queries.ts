import type { ContactListFilters } from '@/lib/contacts/list-filters'
import { contactConditions, type ContactAsking } from '@/lib/contacts/list-sql'
import type { Bind } from '@/lib/contacts/search-sql'
import { pool } from '@/lib/db/pool'
import { BATCH_ROWS, inBatches } from './batches'
import type { ExportedContact } from './contact-columns'
import { countWithin } from './count-queries'
import { IDENTIFIERS_SQL } from './identifiers-sql'

/** The contacts of a list in its order, in batches. A batch may take as long as any statement of a screen. */
export function contactBatches(filters: ContactListFilters, asking: ContactAsking): AsyncGenerator<ExportedContact[]> {
  return inBatches(async after => {
    const values: unknown[] = []
    const bind: Bind = value => `$${values.push(value)}`
    const where = contactConditions(filters, asking, bind)
    if (after) where.push(`(c.created_at, c.id) < (${bind(after.at)}, ${bind(after.id)}::uuid)`)
    const { rows } = await pool().query<ExportedContact>(contactsSql(where.join(' AND ')), values)
    return rows
  })
}

/** How many contacts the file will have; null when that takes too long to count. */
export function countExportedContacts(filters: ContactListFilters, asking: ContactAsking): Promise<number | null> {
  const values: unknown[] = []
  const where = contactConditions(filters, asking, value => `$${values.push(value)}`)
  return countWithin(`SELECT count(*)::int AS count FROM contacts c WHERE ${where.join(' AND ')}`, values)
}

const contactsSql = (where: string) => `
  WITH page AS (SELECT c.* FROM contacts c WHERE ${where} ORDER BY c.created_at DESC, c.id DESC LIMIT ${BATCH_ROWS})
  SELECT c.id, c.name, c.organization, c.description, c.tags, c.created_at AS "createdAt", u.name AS manager, own.*,
    json_build_object('contact', c.custom_fields) AS values, work.*,
    (SELECT max(started_at) FROM chats WHERE contact_id = c.id) AS "lastChatAt",
    EXISTS (SELECT FROM conflicts WHERE state = 'open' AND c.id IN (contact_id, other_contact_id)) AS "hasConflict"
  FROM page c LEFT JOIN users u ON u.id = c.owner_id
  CROSS JOIN LATERAL (${IDENTIFIERS_SQL('c.id')}) own
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS leads, count(*) FILTER (WHERE status = 'open')::int AS "openLeads"
    FROM leads WHERE contact_id = c.id) work
  ORDER BY c.created_at DESC, c.id DESC`
