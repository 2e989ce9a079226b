import { pool } from '@/lib/db/pool'
import type { DeliveryFilters, Outcome } from './schema'

/** A delivery as a row of the log. */
export type DeliveryRow = {
  id: string
  seq: string
  receivedAt: Date
  eventName: string | null
  outcome: Outcome
  subject: string
  seenCount: number
  durationMs: number
  channelName: string
  contactName: string | null
}

/** A delivery in full. The body is text; bytes that are no UTF-8 show as replacement characters. */
export type DeliveryDetail = DeliveryRow & {
  channelId: string
  body: string
  bodyBytes: number
  answer: unknown
  why: unknown
  error: string | null
  attempts: number
  nextRetryAt: Date | null
  lastSeenAt: Date
  remoteAddress: string | null
}

export type DeliveryPage = { rows: DeliveryRow[]; nextCursor: string | null }

const PAGE = 50
/** More of a body than this helps nobody to read it, and would make the page heavy. */
const BODY_SHOWN = 100_000

const COLUMNS = `d.id, d.seq, d.received_at AS "receivedAt", d.event_name AS "eventName", d.outcome, d.subject,
  d.seen_count AS "seenCount", d.duration_ms AS "durationMs", c.name AS "channelName", k.name AS "contactName"`
const FROM = `FROM deliveries d JOIN channels c ON c.id = d.channel_id LEFT JOIN contacts k ON k.id = d.contact_id`

/** The log, latest arrival first, a page at a time by order of arrival. */
export async function listDeliveries(filters: DeliveryFilters): Promise<DeliveryPage> {
  const { rows } = await pool().query<DeliveryRow>(
    `SELECT ${COLUMNS} ${FROM}
     WHERE ($1::text IS NULL OR d.outcome = $1) AND ($2::text IS NULL OR d.event_name = $2)
       AND ($3::uuid IS NULL OR d.channel_id = $3) AND ($4::bigint IS NULL OR d.seq < $4)
     ORDER BY d.seq DESC LIMIT ${PAGE + 1}`,
    [filters.outcome ?? null, filters.event ?? null, filters.channel ?? null, filters.cursor ?? null],
  )
  const page = rows.slice(0, PAGE)
  return { rows: page, nextCursor: rows.length > PAGE ? (page.at(-1)?.seq ?? null) : null }
}

/** One delivery, or null. */
export async function getDelivery(id: string): Promise<DeliveryDetail | null> {
  const { rows } = await pool().query<DeliveryDetail & { body: Buffer }>(
    `SELECT ${COLUMNS}, d.channel_id AS "channelId", substring(d.body FROM 1 FOR ${BODY_SHOWN}) AS body,
       length(d.body) AS "bodyBytes", d.answer, d.why, d.error, d.attempts, d.next_retry_at AS "nextRetryAt",
       d.last_seen_at AS "lastSeenAt", d.remote_address AS "remoteAddress"
     ${FROM} WHERE d.id = $1`,
    [id],
  )
  return rows[0] ? { ...rows[0], body: (rows[0].body as unknown as Buffer).toString('utf8') } : null
}
