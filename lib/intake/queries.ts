import { readColour, type ChannelColour } from '@/lib/channels/colours'
import { pool } from '@/lib/db/pool'
import { deliveryConditions } from './delivery-conditions'
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
  /** Played by the simulator, through whatever channel. */
  simulated: boolean
  durationMs: number
  attempts: number
  nextRetryAt: Date | null
  otherWidgetId: string | null
  channelName: string
  channelColour: ChannelColour | null
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
  lastSeenAt: Date
  remoteAddress: string | null
}

export type DeliveryPage = { rows: DeliveryRow[]; nextCursor: string | null }

const PAGE = 50
/** More of a body than this helps nobody to read it, and would make the page heavy. */
const BODY_SHOWN = 100_000

const COLUMNS = `d.id, d.seq, d.received_at AS "receivedAt", d.event_name AS "eventName", d.outcome, d.subject,
  d.seen_count AS "seenCount", (d.simulated OR c.simulated) AS simulated,
  d.duration_ms AS "durationMs", d.attempts, d.next_retry_at AS "nextRetryAt",
  d.other_widget_id AS "otherWidgetId", c.name AS "channelName", c.colour AS "channelColour", k.name AS "contactName"`
const FROM = `FROM deliveries d JOIN channels c ON c.id = d.channel_id LEFT JOIN contacts k ON k.id = d.contact_id`

/** The log, latest arrival first, a page at a time by order of arrival. Days are those of `timeZone`. */
export async function listDeliveries(filters: DeliveryFilters, timeZone: string): Promise<DeliveryPage> {
  const values: unknown[] = []
  const bind = (value: unknown) => `$${values.push(value)}`
  const where = deliveryConditions(filters, timeZone, bind)
  if (filters.cursor) where.push(`d.seq < ${bind(filters.cursor)}::bigint`)
  const { rows } = await pool().query<DeliveryRow>(
    `SELECT ${COLUMNS} ${FROM} WHERE ${where.join(' AND ')} ORDER BY d.seq DESC LIMIT ${PAGE + 1}`,
    values,
  )
  const page = rows.slice(0, PAGE).map(readRow)
  return { rows: page, nextCursor: rows.length > PAGE ? (page.at(-1)?.seq ?? null) : null }
}

/** A count beyond this says nothing more, and costs. */
export const FAILED_COUNTED = 1000
const FAILED_SHOWN = 5

/** The deliveries that failed, latest first: how many (1001 for more than that), and the first few. */
export async function listFailed(channel: string | undefined): Promise<{ count: number; rows: DeliveryRow[] }> {
  const where = `d.outcome = 'failed' AND d.channel_id = coalesce($1, d.channel_id)`
  const [counted, listed] = await Promise.all([
    pool().query<{ count: number }>(
      `SELECT count(*)::int AS count FROM (SELECT FROM deliveries d WHERE ${where} LIMIT ${FAILED_COUNTED + 1}) found`,
      [channel ?? null],
    ),
    pool().query<DeliveryRow>(
      `SELECT ${COLUMNS} ${FROM} WHERE ${where} ORDER BY d.received_at DESC, d.id DESC LIMIT ${FAILED_SHOWN}`,
      [channel ?? null],
    ),
  ])
  return { count: counted.rows[0]?.count ?? 0, rows: listed.rows.map(readRow) }
}

/** How a day went: deliveries, the middle and the slow end of their times, how many failed. Milliseconds. */
export type DayFigures = {
  deliveries: number
  requests: number
  p50: number | null
  p95: number | null
  failed: number
}

/** The figures of one day of `timeZone`, of what the filters let through. */
export async function getDayFigures(filters: DeliveryFilters & { day: string }, timeZone: string): Promise<DayFigures> {
  const values: unknown[] = []
  const where = deliveryConditions(filters, timeZone, value => `$${values.push(value)}`)
  const { rows } = await pool().query<DayFigures>(
    `SELECT count(*)::int AS deliveries, coalesce(sum(d.seen_count), 0)::int AS requests,
       percentile_disc(0.5) WITHIN GROUP (ORDER BY d.duration_ms) AS p50,
       percentile_disc(0.95) WITHIN GROUP (ORDER BY d.duration_ms) AS p95,
       count(*) FILTER (WHERE d.outcome = 'failed')::int AS failed
     FROM deliveries d WHERE ${where.join(' AND ')}`,
    values,
  )
  return rows[0] ?? { deliveries: 0, requests: 0, p50: null, p95: null, failed: 0 }
}

/** One delivery, or null. */
export async function getDelivery(id: string): Promise<DeliveryDetail | null> {
  const { rows } = await pool().query<DeliveryDetail & { body: Buffer }>(
    `SELECT ${COLUMNS}, d.channel_id AS "channelId", substring(d.body FROM 1 FOR ${BODY_SHOWN}) AS body,
       coalesce(d.body_bytes, length(d.body)) AS "bodyBytes", d.answer, d.why, d.error, d.last_seen_at AS "lastSeenAt",
       d.remote_address AS "remoteAddress"
     ${FROM} WHERE d.id = $1`,
    [id],
  )
  return rows[0] ? { ...readRow(rows[0]), body: (rows[0].body as unknown as Buffer).toString('utf8') } : null
}

function readRow<Row extends DeliveryRow>(row: Row): Row {
  return { ...row, channelColour: readColour(row.channelColour) }
}
