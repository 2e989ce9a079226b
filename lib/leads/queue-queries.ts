import { SILENCE_MS } from '@/lib/chats/chat-state'
import { pool } from '@/lib/db/pool'
import { cutPage } from '@/lib/rest/page'
import { QUEUE_RANKS, type QueuePosition, type QueueRank } from './queue-order'
import { lateBefore } from './waiting-age'

const PAGE_ROWS = 50
/** A count beyond this says nothing more, and costs. */
export const QUEUE_COUNT_LIMIT = 99

export type WaitingLead = {
  id: string
  title: string
  contactName: string | null
  channel: string | null
  /** what the visitor wrote last, of a chat or an offline message */
  lastWords: string | null
  /** since when nobody has it: since it was made, or since it was given up */
  since: Date
  /** of those who chat or wrote today the latest activity, of the others when it was made */
  at: Date
  rank: QueueRank
}

// A lead that somebody had waits from when it was given up, not from when it was made.
const GIVEN_UP = `(SELECT max(h.at) FROM history h WHERE h.lead_id = l.id AND h.kind = 'lead.manager')`

const UNOWNED = `l.manager_id IS NULL AND l.status = 'open'`

// $1 chats that had an event since then still run, $2 the first instant of today.
// Whoever is chatting or wrote today is among the leads with activity since the earlier of the two: only these are
// looked at one by one.
const FIRST_SQL = `
  SELECT l.id, l.last_activity_at AS at,
    CASE WHEN EXISTS (SELECT FROM chats h WHERE h.lead_id = l.id AND h.state = 'running' AND h.last_event_at >= $1) THEN ${QUEUE_RANKS.chatting}
         WHEN EXISTS (SELECT FROM chats h WHERE h.lead_id = l.id AND h.kind = 'offline' AND h.started_at >= $2) THEN ${QUEUE_RANKS.messageToday}
    END AS rank
  FROM leads l WHERE ${UNOWNED} AND l.last_activity_at >= least($1, $2)`

type Asking = { after: QueuePosition | null; todayFrom: Date; now: Date }

/** One page of the open leads that nobody has: who is chatting now, offline messages of today, the rest; in each the newest first. */
export async function listQueue({
  after,
  todayFrom,
  now,
}: Asking): Promise<{ items: WaitingLead[]; next: QueuePosition | null }> {
  const values: unknown[] = [new Date(now.getTime() - SILENCE_MS), todayFrom, PAGE_ROWS + 1]
  const [rank, at, id] = after ? [after.rank, after.at, after.id].map(value => `$${values.push(value)}`) : []
  const beyondFirst = after
    ? `AND (f.rank > ${rank} OR f.rank = ${rank} AND (f.at, f.id) < (${at}::timestamptz, ${id}::uuid))`
    : ''
  const beyondRest =
    after?.rank === QUEUE_RANKS.rest ? `AND (l.created_at, l.id) < (${at}::timestamptz, ${id}::uuid)` : ''
  const { rows } = await pool().query<WaitingLead>(
    `WITH first AS MATERIALIZED (${FIRST_SQL}), page AS (
       (SELECT f.id, f.at, f.rank FROM first f WHERE f.rank IS NOT NULL ${beyondFirst})
       UNION ALL
       (SELECT l.id, l.created_at, ${QUEUE_RANKS.rest} FROM leads l
         WHERE ${UNOWNED} AND l.id NOT IN (SELECT f.id FROM first f WHERE f.rank IS NOT NULL) ${beyondRest}
         ORDER BY l.created_at DESC, l.id DESC LIMIT $3)
       ORDER BY rank, at DESC, id DESC LIMIT $3)
     SELECT l.id, l.title, c.name AS "contactName", ch.name AS channel, greatest(l.created_at, ${GIVEN_UP}) AS since, p.at, p.rank,
            (SELECT m.value->>'text' FROM chats h, jsonb_array_elements(h.messages) WITH ORDINALITY m
              WHERE h.lead_id = l.id AND m.value->>'from' = 'visitor' ORDER BY h.last_event_at DESC, m.ordinality DESC LIMIT 1) AS "lastWords"
       FROM page p JOIN leads l ON l.id = p.id JOIN contacts c ON c.id = l.contact_id LEFT JOIN channels ch ON ch.id = l.channel_id
      ORDER BY p.rank, p.at DESC, p.id DESC`,
    values,
  )
  const { items, next } = cutPage(rows, PAGE_ROWS, row => ({ at: row.at, id: row.id }))
  const last = items.at(-1)
  return { items, next: next && last ? { ...next, rank: last.rank } : null }
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
