import { SURVIVOR_SQL } from '@/lib/contacts/survivor-sql'
import { pool } from '@/lib/db/pool'
import { cutPage, type Page, type PageRequest } from '@/lib/rest/page'
import type { NamedJson } from '@/lib/rest/person'
import type { ConflictFilters } from './schema'

export type ConflictJson = {
  id: string
  kind: 'email' | 'phone' | 'two_contacts'
  state: 'open' | 'resolved' | 'ignored'
  contact: NamedJson
  otherContact: NamedJson | null
  crmValue: string | null
  chatValue: string
  chatId: string | null
  seenCount: number
  firstSeenAt: Date
  lastSeenAt: Date
  /** the choice that was made */
  resolution: string | null
  resolvedBy: NamedJson | null
  resolvedAt: Date | null
  /** of `contact`: what a resolution may be tied to */
  version: number
}

/** @param ids the statement that reads the ids of the page */
const conflictsOf = (ids: string) => `
  WITH page AS (${ids})
  SELECT x.id, x.kind, x.state, x.crm_value AS "crmValue", x.chat_value AS "chatValue", x.chat_id AS "chatId",
    x.seen_count AS "seenCount", x.first_seen_at AS "firstSeenAt", x.last_seen_at AS "lastSeenAt",
    x.resolution, x.resolved_at AS "resolvedAt", c.version,
    json_build_object('id', c.id, 'name', c.name) AS contact,
    CASE WHEN o.id IS NOT NULL THEN json_build_object('id', o.id, 'name', o.name) END AS "otherContact",
    CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'name', u.name) END AS "resolvedBy"
  FROM page JOIN conflicts x USING (id)
  JOIN contacts c ON c.id = x.contact_id
  LEFT JOIN contacts o ON o.id = x.other_contact_id
  LEFT JOIN users u ON u.id = x.resolved_by_id
  ORDER BY x.first_seen_at DESC, x.id DESC`

/** The conflicts, newest first. */
export async function listConflicts(filters: ConflictFilters, page: PageRequest): Promise<Page<ConflictJson>> {
  const values: unknown[] = []
  const bind = (value: unknown) => `$${values.push(value)}`
  const where = ['true']
  if (filters.state) where.push(`state = ${bind(filters.state)}`)
  if (filters.contactId) {
    const contact = SURVIVOR_SQL(bind(filters.contactId))
    where.push(`(contact_id = ${contact} OR other_contact_id = ${contact})`)
  }
  if (page.after) where.push(`(first_seen_at, id) < (${bind(page.after.at)}, ${bind(page.after.id)})`)
  const ids = `
    SELECT id FROM conflicts WHERE ${where.join(' AND ')}
    ORDER BY first_seen_at DESC, id DESC LIMIT ${bind(page.limit + 1)}`
  const { rows } = await pool().query<ConflictJson>(conflictsOf(ids), values)
  return cutPage(rows, page.limit, row => ({ at: row.firstSeenAt, id: row.id }))
}

/** One conflict; null when there is none of this id. */
export async function getConflict(id: string): Promise<ConflictJson | null> {
  return (await pool().query<ConflictJson>(conflictsOf('SELECT $1::uuid AS id'), [id])).rows[0] ?? null
}
