import { pool } from '@/lib/db/pool'
import { parseEvent } from '@/lib/jivo/events'
import { subjectOf } from '@/lib/jivo/natural-keys'
import { log } from '@/lib/log'
import { startDeadline } from './deadline'
import { journal } from './journal'
import type { Why } from './plan'
import { prepareEvent, processEvent, type Arrival } from './process-event'
import { retryAt } from './retry-times'

type Row = {
  id: string
  channel_id: string
  body: Buffer
  received_at: Date
  remote_address: string | null
  subject: string
  attempts: number
}

export type ProcessedAgain = { ok: true } | { ok: false; reason: 'not_found' | 'not_an_event' | 'failed' }

const AGAIN_MS = 10_000
const AT_ONCE = 50
const COLUMNS = 'id, channel_id, body, received_at, remote_address, subject, attempts'

/**
 * Runs a stored delivery once more, as of the time it arrived. An event that was applied already changes nothing; one
 * that failed gets its effects, and overwrites nothing that a newer event has said. A failure again is written down, with the next time it is tried.
 */
export async function processAgain(deliveryId: string, appUrl: string, now: Date): Promise<ProcessedAgain> {
  const { rows } = await pool().query<Row>(`SELECT ${COLUMNS} FROM deliveries WHERE id = $1`, [deliveryId])
  return rows[0] ? again(rows[0], appUrl, now) : { ok: false, reason: 'not_found' }
}

/**
 * Tries the failed deliveries whose time has come, oldest first. Each is claimed by moving its time on, so that two
 * processes do not take the same one.
 */
export async function retryFailed(appUrl: string, now: Date): Promise<void> {
  const { rows } = await pool().query<Row>(
    `UPDATE deliveries SET next_retry_at = $1::timestamptz + interval '5 minutes' WHERE id IN (
       SELECT id FROM deliveries WHERE outcome = 'failed' AND next_retry_at <= $1 ORDER BY seq LIMIT ${AT_ONCE}
       FOR UPDATE SKIP LOCKED)
     RETURNING ${COLUMNS}`,
    [now],
  )
  for (const row of rows.sort((a, b) => a.received_at.getTime() - b.received_at.getTime()))
    await again(row, appUrl, now)
}

// Somebody waits in front of the screen.
const GO_MS = 15_000

/**
 * Tries the failed deliveries of a channel, or with null of all, at once, oldest first and each once: fifty at most, and
 * no new one after fifteen seconds. Claimed as `retryFailed` does.
 * @returns how many went through, how many failed again, how many were not reached
 */
export async function processFailedAgain(
  channelId: string | null,
  appUrl: string,
  now: Date,
): Promise<{ done: number; failed: number; left: number }> {
  const { rows } = await pool().query<Row>(
    `UPDATE deliveries SET next_retry_at = $1::timestamptz + interval '5 minutes' WHERE id IN (
       SELECT id FROM deliveries WHERE outcome = 'failed' AND channel_id = coalesce($2, channel_id)
       ORDER BY received_at, id LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED)
     RETURNING ${COLUMNS}`,
    [now, channelId],
  )
  const count = { done: 0, failed: 0 }
  const until = performance.now() + GO_MS
  for (const row of rows.sort((a, b) => a.received_at.getTime() - b.received_at.getTime())) {
    if (performance.now() > until) break
    const result = await again(row, appUrl, now)
    count[result.ok ? 'done' : 'failed'] += 1
  }
  const left = await pool().query<{ count: number }>(
    `SELECT count(*)::int AS count FROM deliveries WHERE outcome = 'failed' AND channel_id = coalesce($1, channel_id)`,
    [channelId],
  )
  return { ...count, left: left.rows[0]?.count ?? 0 }
}

async function again(row: Row, appUrl: string, now: Date): Promise<ProcessedAgain> {
  const parsed = parseEvent(row.body)
  if (parsed.kind !== 'event') return { ok: false, reason: 'not_an_event' }
  const arrival: Arrival = {
    deliveryId: row.id,
    channelId: row.channel_id,
    body: row.body,
    receivedAt: row.received_at,
    remoteAddress: row.remote_address,
    isAgain: true,
  }
  const deadline = startDeadline(AGAIN_MS)
  try {
    await processEvent(arrival, prepareEvent(arrival, parsed.event, parsed.notes, appUrl), appUrl, deadline)
    return { ok: true }
  } catch (error) {
    log.error({ err: error, deliveryId: row.id }, 'a delivery failed again')
    const why: Why[] = [{ code: 'failed' }]
    const message = error instanceof Error ? error.message.slice(0, 500) : 'unknown error'
    const next = retryAt(now, row.attempts + 1)
    const subject = subjectOf(parsed.event) ?? row.subject
    await journal(
      arrival,
      {
        outcome: 'failed',
        eventName: parsed.event.name,
        subject,
        answer: { result: 'ok' },
        why,
        error: message,
        nextRetryAt: next,
      },
      startDeadline(AGAIN_MS),
    )
    return { ok: false, reason: 'failed' }
  }
}
