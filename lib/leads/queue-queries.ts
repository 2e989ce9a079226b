import { pool } from '@/lib/db/pool'
import { lateBefore } from './waiting-age'

export const QUEUE_ROWS = 50
/** A count beyond this says nothing more, and costs. */
export const QUEUE_COUNT_LIMIT = 99

export type WaitingLead = {
  id: string
  title: string
  contactName: string | null
  channel: string | null
  /** the person who waits is in a chat that runs, or left a message */
  lastWords: string | null
  /** since when nobody has it: since it was made, or since it was given up */
  since: Date
}

// A lead that somebody had waits from when it was given up, not from when it was made.
const GIVEN_UP = `(SELECT max(h.at) FROM history h WHERE h.lead_id = l.id AND h.kind = 'lead.manager')`

/** The open leads that nobody has, the longest waiting first; QUEUE_ROWS at most. */
export async function listQueue(): Promise<WaitingLead[]> {
  const { rows } = await pool().query<WaitingLead>(
    `SELECT l.id, l.title, c.name AS "contactName", ch.name AS channel, greatest(l.created_at, ${GIVEN_UP}) AS since,
            (SELECT m.value->>'text' FROM chats h, jsonb_array_elements(h.messages) WITH ORDINALITY m
              WHERE h.lead_id = l.id AND m.value->>'from' = 'visitor' ORDER BY h.last_event_at DESC, m.ordinality DESC LIMIT 1) AS "lastWords"
       FROM leads l JOIN contacts c ON c.id = l.contact_id LEFT JOIN channels ch ON ch.id = l.channel_id
      WHERE l.manager_id IS NULL AND l.status = 'open'
      ORDER BY l.created_at, l.id LIMIT ${QUEUE_ROWS}`,
  )
  return rows.toSorted((one, other) => one.since.getTime() - other.since.getTime())
}

/** How many leads wait for somebody, and how many of them too long; QUEUE_COUNT_LIMIT + 1 for more than that. */
export async function countUnowned(now: Date): Promise<{ waiting: number; late: number }> {
  const { rows } = await pool().query<{ waiting: number; late: number }>(
    `SELECT count(*)::int AS waiting,
            count(*) FILTER (WHERE l.created_at <= $1 AND coalesce(${GIVEN_UP} <= $1, true))::int AS late
       FROM (SELECT id, created_at FROM leads WHERE manager_id IS NULL AND status = 'open'
              ORDER BY created_at, id LIMIT ${QUEUE_COUNT_LIMIT + 1}) l`,
    [lateBefore(now)],
  )
  return rows[0] ?? { waiting: 0, late: 0 }
}
