import type { Nameable } from '../contacts/contact-label'
import { pool } from '../db/pool'
import { cutPage, type Page, type Position } from '../rest/page'
import type { Choice } from './choices'
import type { InboxFilters } from './inbox-filters'

const PAGE_ROWS = 50
/** A count beyond this says nothing more, and costs. */
export const COUNT_LIMIT = 1000

export type Named = Nameable & { id: string }

/** A conflict as the list shows it. */
export type ListedConflict = {
  id: string
  kind: 'email' | 'phone' | 'two_contacts'
  keyKind: 'email' | 'phone' | 'visitor'
  key: string
  state: 'open' | 'resolved' | 'ignored'
  contact: Named
  other: Named | null
  crmValue: string | null
  chatValue: string
  chatNumber: string | null
  /** a file brought the value, no chat */
  isFromFile: boolean
  seenCount: number
  firstSeenAt: Date
  lastSeenAt: Date
  choice: Choice | null
  settledBy: string | null
  settledAt: Date | null
}

/** What a contact is called by, as JSON: for contactLabel. */
export const CALLED_BY_SQL = (contact: string) => `(
  SELECT json_build_object('id', c.id, 'name', c.name,
    'email', (SELECT raw FROM identifiers WHERE contact_id = c.id AND kind = 'email' AND is_primary),
    'phone', (SELECT json_build_object('raw', raw, 'key', key, 'e164', e164) FROM identifiers
      WHERE contact_id = c.id AND kind = 'phone' AND is_primary),
    'visitorNumber', (SELECT max(raw) FROM identifiers WHERE contact_id = c.id AND kind = 'visitor'))
  FROM contacts c WHERE c.id = ${contact})`

/** One page of the inbox, the newest question first; of the settled ones what was settled last. `mine`: the contact or one of its leads is the person's. */
export async function listInbox(
  filters: InboxFilters,
  after: Position | null,
  asking: { userId: string; now: Date },
): Promise<Page<ListedConflict>> {
  const values: unknown[] = []
  const bind = (value: unknown) => `$${values.push(value)}`
  const where = conditions(filters, asking, bind)
  const order = filters.state === 'settled' ? 'resolved_at' : 'first_seen_at'
  if (after) where.push(`(x.${order}, x.id) < (${bind(after.at)}, ${bind(after.id)}::uuid)`)
  const { rows } = await pool().query<ListedConflict>(
    `SELECT x.id, x.kind, x.key_kind AS "keyKind", x.key, x.state, x.crm_value AS "crmValue", x.chat_value AS "chatValue",
       x.seen_count AS "seenCount", x.first_seen_at AS "firstSeenAt", x.last_seen_at AS "lastSeenAt",
       x.resolution AS choice, u.name AS "settledBy", x.resolved_at AS "settledAt", k.jivo_chat_id AS "chatNumber", x.import_id IS NOT NULL AS "isFromFile",
       ${CALLED_BY_SQL('x.contact_id')} AS contact, ${CALLED_BY_SQL('x.other_contact_id')} AS other
     FROM (SELECT * FROM conflicts x WHERE ${where.join(' AND ')}
           ORDER BY x.${order} DESC, x.id DESC LIMIT ${bind(PAGE_ROWS + 1)}) x
     LEFT JOIN users u ON u.id = x.resolved_by_id LEFT JOIN chats k ON k.id = x.chat_id
     ORDER BY x.${order} DESC, x.id DESC`,
    values,
  )
  return cutPage(rows, PAGE_ROWS, row => ({
    at: (order === 'resolved_at' ? row.settledAt : null) ?? row.firstSeenAt,
    id: row.id,
  }))
}

/** How many conflicts the filters find, counted up to COUNT_LIMIT + 1. */
export async function countInbox(filters: InboxFilters, asking: { userId: string; now: Date }): Promise<number> {
  const values: unknown[] = []
  const bind = (value: unknown) => `$${values.push(value)}`
  const where = conditions(filters, asking, bind).join(' AND ')
  const { rows } = await pool().query<{ count: number }>(
    `SELECT count(*)::int AS count FROM (SELECT FROM conflicts x WHERE ${where} LIMIT ${bind(COUNT_LIMIT + 1)}) found`,
    values,
  )
  return rows[0]?.count ?? 0
}

function conditions(
  filters: InboxFilters,
  { userId, now }: { userId: string; now: Date },
  bind: (value: unknown) => string,
): string[] {
  const where = ['true']
  if (filters.state === 'open') where.push(`x.state = 'open'`)
  if (filters.state === 'settled') where.push(`x.state <> 'open'`)
  if (filters.kind) where.push(`x.kind = ${bind(filters.kind)}`)
  if (filters.olderThan)
    where.push(`x.first_seen_at < ${bind(new Date(now.getTime() - filters.olderThan * 86_400_000))}`)
  if (filters.mine) {
    const me = bind(userId)
    where.push(`(EXISTS (SELECT FROM contacts c WHERE c.id IN (x.contact_id, x.other_contact_id) AND c.owner_id = ${me}::uuid)
      OR EXISTS (SELECT FROM leads l WHERE l.contact_id IN (x.contact_id, x.other_contact_id) AND l.manager_id = ${me}::uuid))`)
  }
  return where
}
