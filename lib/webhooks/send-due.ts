import { inTransaction } from '@/lib/db/transaction'
import { pool } from '@/lib/db/pool'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { judgeAttempt, type Outcome } from './next-attempt'
import { postMessage } from './post-message'
import { openSecret } from './sealed-secret'
import { signedHeaders } from './signature'

/** One message at a time per turn, so that a slow receiver does not keep the others waiting for long. */
const AT_ONCE = 8
/** A process that dies while sending: the message is due again after this. */
const LEASE_MS = 60_000

type Due = { id: string; webhookId: string; url: string; sealed: Buffer; body: string; attempts: number }

/**
 * Sends what is due, as the outbox of what was told in transactions: at least once, with one id however often. Told to
 * stop, it waits for no answer any more: what was under way is due again when its lease has run out.
 */
export async function sendDue(stop: AbortSignal): Promise<void> {
  for (let due = await claim(new Date()); due.length > 0 && !stop.aborted; due = await claim(new Date())) {
    await Promise.all(due.map(message => deliver(message, stop)))
  }
}

async function claim(now: Date): Promise<Due[]> {
  const { rows } = await pool().query<Due>(
    `UPDATE webhook_messages m SET attempts = m.attempts + 1, next_attempt_at = $2
       FROM (SELECT w.id FROM webhook_messages w JOIN webhooks h ON h.id = w.webhook_id
              WHERE w.state = 'pending' AND w.next_attempt_at <= $1 AND h.active
              ORDER BY w.next_attempt_at LIMIT ${AT_ONCE} FOR UPDATE OF w SKIP LOCKED) due, webhooks h
      WHERE m.id = due.id AND h.id = m.webhook_id
      RETURNING m.id, m.webhook_id AS "webhookId", h.url, h.sealed_secret AS sealed, m.body, m.attempts`,
    [now, new Date(now.getTime() + LEASE_MS)],
  )
  return rows
}

async function deliver(message: Due, stop: AbortSignal): Promise<void> {
  const outcome = await attempt(message, stop)
  if (stop.aborted) return
  const at = new Date()
  const verdict = judgeAttempt(outcome, message.attempts, at)
  await inTransaction(async tx => {
    await tx.query(
      `UPDATE webhook_messages SET state = $2, next_attempt_at = $3, last_status = $4, last_error = $5, delivered_at = $6 WHERE id = $1`,
      [
        message.id,
        verdict.state,
        verdict.state === 'pending' ? verdict.at : null,
        'status' in outcome ? outcome.status : null,
        'error' in outcome ? outcome.error : null,
        verdict.state === 'delivered' ? at : null,
      ],
    )
    if ('gone' in verdict) {
      await tx.query(`UPDATE webhooks SET active = false, stopped_reason = 'gone' WHERE id = $1`, [message.webhookId])
    }
  })
  if (verdict.state !== 'delivered')
    log.info({ webhook: message.webhookId, message: message.id, ...outcome }, 'a webhook was not delivered')
}

async function attempt(message: Due, stop: AbortSignal): Promise<Outcome> {
  let secret: Buffer
  try {
    secret = openSecret(message.sealed, env.NEXTAUTH_SECRET ?? '')
  } catch {
    return { error: 'secret' }
  }
  const headers = signedHeaders(message, { secret, now: new Date() })
  return postMessage(
    message.url,
    { headers, body: message.body },
    { toPrivate: env.WEBHOOKS_TO_PRIVATE_ADDRESSES, stop },
  )
}
