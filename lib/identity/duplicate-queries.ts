import type { Nameable } from '../contacts/contact-label'
import { pool } from '../db/pool'
import type { DuplicateFilters, DuplicatePlace } from './duplicate-filters'
import { CONFIDENCE, DUPLICATE_REASONS, type DuplicateReason } from './duplicate-reasons'

const PAGE_ROWS = 30
/** A count beyond this says nothing more, and costs. */
export const DUPLICATE_COUNT_LIMIT = 1000
/** More on a contact's page would be a list, and the queue is one. */
const ON_A_PAGE = 3

/** One of two people who may be one. */
export type SuspectedPerson = Nameable & {
  id: string
  owner: string | null
  chats: number
  leads: number
  lastChatAt: string | null
}

/** A suspected pair as the queue shows it. */
export type ListedDuplicate = {
  id: string
  reason: DuplicateReason
  confidence: number
  value: string
  state: 'open' | 'dismissed'
  foundAt: Date
  one: SuspectedPerson
  other: SuspectedPerson
  dismissedBy: string | null
  dismissedAt: Date | null
}

// A pair with a contact that was merged or erased has nothing to ask any more.
const BOTH_ARE_HERE = `
  JOIN contacts l ON l.id = d.least_id AND l.merged_into_id IS NULL AND l.erased_at IS NULL
  JOIN contacts g ON g.id = d.greatest_id AND g.merged_into_id IS NULL AND g.erased_at IS NULL`

const CALLED_BY = `'email', (SELECT raw FROM identifiers WHERE contact_id = c.id AND kind = 'email' AND is_primary),
  'phone', (SELECT json_build_object('raw', raw, 'key', key, 'e164', e164) FROM identifiers
    WHERE contact_id = c.id AND kind = 'phone' AND is_primary),
  'visitorNumber', (SELECT max(raw) FROM identifiers WHERE contact_id = c.id AND kind = 'visitor')`

const PERSON_SQL = (contact: string) => `(
  SELECT json_build_object('id', c.id, 'name', c.name, ${CALLED_BY},
    'owner', (SELECT name FROM users WHERE id = c.owner_id),
    'leads', (SELECT count(*) FROM leads WHERE contact_id = c.id),
    'chats', k.count, 'lastChatAt', k.last)
  FROM contacts c, LATERAL (SELECT count(*), max(started_at) AS last FROM chats WHERE contact_id = c.id) k
  WHERE c.id = ${contact})`

/** One page of the queue, the surest pair first, with the place behind it. */
export async function listDuplicates(
  filters: DuplicateFilters,
  after: DuplicatePlace | null,
): Promise<{ items: ListedDuplicate[]; next: DuplicatePlace | null }> {
  const values: unknown[] = []
  const bind = (value: unknown) => `$${values.push(value)}`
  const where = conditions(filters, bind)
  if (after) where.push(`(d.confidence, d.id) < (${bind(after.confidence)}, ${bind(after.id)}::uuid)`)
  const { rows } = await pool().query<ListedDuplicate>(
    `SELECT d.id, d.reason, d.confidence, d.value, d.state, d.found_at AS "foundAt", d.dismissed_at AS "dismissedAt",
       u.name AS "dismissedBy", ${PERSON_SQL('d.least_id')} AS one, ${PERSON_SQL('d.greatest_id')} AS other
     FROM (SELECT d.* FROM duplicates d ${BOTH_ARE_HERE} WHERE ${where.join(' AND ')}
           ORDER BY d.confidence DESC, d.id DESC LIMIT ${bind(PAGE_ROWS + 1)}) d
     LEFT JOIN users u ON u.id = d.dismissed_by_id
     ORDER BY d.confidence DESC, d.id DESC`,
    values,
  )
  const items = rows.slice(0, PAGE_ROWS)
  const last = rows.length > PAGE_ROWS ? items.at(-1) : undefined
  return { items, next: last ? { confidence: last.confidence, id: last.id } : null }
}

export type DuplicateCounts = Record<DuplicateReason | 'all', number>

/** How many pairs are open, of each reason and in all, each counted up to DUPLICATE_COUNT_LIMIT + 1. */
export async function countDuplicates(): Promise<DuplicateCounts> {
  const limit = DUPLICATE_COUNT_LIMIT + 1
  const { rows } = await pool().query<{ reason: DuplicateReason; count: number }>(
    `SELECT r.reason, (SELECT count(*)::int FROM (
         SELECT FROM duplicates d ${BOTH_ARE_HERE}
         WHERE d.state = 'open' AND d.confidence = r.confidence AND d.reason = r.reason LIMIT $3) found) AS count
     FROM unnest($1::text[], $2::int[]) AS r (reason, confidence)`,
    [DUPLICATE_REASONS, DUPLICATE_REASONS.map(reason => CONFIDENCE[reason]), limit],
  )
  const of = (reason: DuplicateReason) => rows.find(row => row.reason === reason)?.count ?? 0
  const counts = Object.fromEntries(DUPLICATE_REASONS.map(reason => [reason, of(reason)]))
  const all = Math.min(
    rows.reduce((sum, row) => sum + row.count, 0),
    limit,
  )
  return { ...counts, all } as DuplicateCounts
}

/** Why two contacts are in the queue, or null. */
export type StoredSuspicion = { id: string; reason: DuplicateReason; confidence: number; value: string }

/** The open suspicion about two contacts, or null. */
export async function findSuspicion(oneId: string, otherId: string): Promise<StoredSuspicion | null> {
  const { rows } = await pool().query<StoredSuspicion>(
    `SELECT id, reason, confidence, value FROM duplicates
     WHERE least_id = least($1::uuid, $2::uuid) AND greatest_id = greatest($1::uuid, $2::uuid) AND state = 'open'`,
    [oneId, otherId],
  )
  return rows[0] ?? null
}

export type SuspectedOther = StoredSuspicion & { other: Nameable & { id: string } }

/** With whom a contact may be one person: the surest of the open pairs. */
export async function listSuspectedOthers(contactId: string): Promise<SuspectedOther[]> {
  const { rows } = await pool().query<SuspectedOther>(
    `SELECT d.id, d.reason, d.confidence, d.value, json_build_object('id', c.id, 'name', c.name, ${CALLED_BY}) AS other
     FROM (SELECT * FROM duplicates WHERE least_id = $1 UNION ALL SELECT * FROM duplicates WHERE greatest_id = $1) d
     JOIN contacts c ON c.id = CASE WHEN d.least_id = $1 THEN d.greatest_id ELSE d.least_id END
       AND c.merged_into_id IS NULL AND c.erased_at IS NULL
     WHERE d.state = 'open' ORDER BY d.confidence DESC, d.id DESC LIMIT ${ON_A_PAGE}`,
    [contactId],
  )
  return rows
}

function conditions({ state, reason }: DuplicateFilters, bind: (value: unknown) => string): string[] {
  const where = [`d.state = ${bind(state)}`]
  // A reason has one confidence, by which the index runs.
  if (reason) where.push(`d.reason = ${bind(reason)} AND d.confidence = ${bind(CONFIDENCE[reason])}`)
  return where
}
