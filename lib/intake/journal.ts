import { createHash } from 'node:crypto'
import type { QueryConfig } from 'pg'
import { intakePool } from '@/lib/db/pool'
import type { JivoAnswer } from '@/lib/jivo/answer'
import type { Deadline } from './deadline'
import type { Why } from './plan'
import { keptBody, noteBody, shortenedFrom } from './kept-body'
import type { Arrival } from './process-event'

/** What became of a request that changed nothing. */
export type JournalEntry = {
  outcome: 'unsupported' | 'malformed' | 'failed'
  eventName: string | null
  subject: string
  answer: JivoAnswer | { result: 'error' }
  why: Why[]
  error: string | null
  nextRetryAt: Date | null
}

const JOURNAL_SQL = `
WITH latest AS (
  SELECT id, body_hash, outcome FROM deliveries WHERE channel_id = $2 AND subject = $5
  ORDER BY channel_id, subject, seq DESC LIMIT 1
), again AS (
  UPDATE deliveries d SET seen_count = d.seen_count + 1, last_seen_at = $3 FROM latest l
  WHERE d.id = l.id AND d.id <> $1 AND l.outcome = $4 AND l.body_hash = $14
  RETURNING d.id
)
INSERT INTO deliveries (id, channel_id, received_at, outcome, subject, event_name, body, body_hash, body_bytes, last_seen_at,
  answer, why, error, duration_ms, remote_address, next_retry_at)
SELECT $1, $2, $3, $4, $5, $6, $7, $14, $15, $3, $8, $9, $10, $11, $12, $13 WHERE NOT EXISTS (SELECT 1 FROM again)
ON CONFLICT (id) DO UPDATE SET outcome = excluded.outcome, error = excluded.error, why = excluded.why,
  attempts = deliveries.attempts + 1, next_retry_at = excluded.next_retry_at`

/**
 * Keeps a request by itself: one that was not understood, or one whose transaction was rolled back. A body equal to the
 * byte to the latest of its subject raises that row's count.
 */
export async function journal(arrival: Arrival, entry: JournalEntry, deadline: Deadline): Promise<void> {
  const query: QueryConfig & { query_timeout: number } = {
    text: JOURNAL_SQL,
    query_timeout: Math.max(1, Math.ceil(deadline.left())),
    values: [
      arrival.deliveryId,
      arrival.channelId,
      arrival.receivedAt,
      entry.outcome,
      entry.subject,
      entry.eventName,
      Buffer.from(keptBody(arrival)),
      JSON.stringify(entry.answer),
      JSON.stringify(entry.why),
      entry.error,
      Math.round(deadline.spent()),
      arrival.remoteAddress,
      entry.nextRetryAt,
      createHash('sha256').update(arrival.body).digest(),
      shortenedFrom(arrival),
    ],
  }
  const { rowCount } = await deadline.race(intakePool().query(query))
  if (rowCount) noteBody(arrival)
}
