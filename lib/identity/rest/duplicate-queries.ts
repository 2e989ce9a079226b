import { SURVIVOR_SQL } from '@/lib/contacts/survivor-sql'
import { pool } from '@/lib/db/pool'
import { cutPage, type Page, type PageRequest } from '@/lib/rest/page'
import type { DuplicateReason } from '../duplicate-reasons'
import type { DuplicateListFilters } from './schema'

export type DuplicateJson = {
  id: string
  contacts: [string, string]
  reason: DuplicateReason
  /** of 100 */
  confidence: number
  /** what is equal, as people read it */
  value: string
  state: 'open' | 'dismissed'
  foundAt: Date
}

const COLUMNS = `d.id, json_build_array(d.least_id, d.greatest_id) AS contacts, d.reason, d.confidence, d.value, d.state,
  d.found_at AS "foundAt"`

/** The open pairs of contacts that may be one person, newest first. */
export async function listDuplicates(filters: DuplicateListFilters, page: PageRequest): Promise<Page<DuplicateJson>> {
  const values: unknown[] = []
  const bind = (value: unknown) => `$${values.push(value)}`
  const where = [`d.state = 'open'`]
  if (filters.reason) where.push(`d.reason = ${bind(filters.reason)}`)
  if (filters.contactId) where.push(`${SURVIVOR_SQL(bind(filters.contactId))} IN (d.least_id, d.greatest_id)`)
  if (page.after) where.push(`(d.found_at, d.id) < (${bind(page.after.at)}, ${bind(page.after.id)})`)
  const { rows } = await pool().query<DuplicateJson>(
    `SELECT ${COLUMNS} FROM duplicates d
     JOIN contacts l ON l.id = d.least_id AND l.merged_into_id IS NULL AND l.erased_at IS NULL
     JOIN contacts g ON g.id = d.greatest_id AND g.merged_into_id IS NULL AND g.erased_at IS NULL
     WHERE ${where.join(' AND ')} ORDER BY d.found_at DESC, d.id DESC LIMIT ${bind(page.limit + 1)}`,
    values,
  )
  return cutPage(rows, page.limit, row => ({ at: row.foundAt, id: row.id }))
}

/** One pair, open or dismissed; null when there is none of this id. */
export async function getDuplicate(id: string): Promise<DuplicateJson | null> {
  const { rows } = await pool().query<DuplicateJson>(`SELECT ${COLUMNS} FROM duplicates d WHERE d.id = $1`, [id])
  return rows[0] ?? null
}
