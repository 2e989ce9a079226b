import { pool } from '@/lib/db/pool'

export type WebhookRow = {
  id: string
  url: string
  events: string[]
  active: boolean
  stoppedReason: 'gone' | null
  waiting: number
  messages: WebhookMessageRow[]
}

export type WebhookMessageRow = {
  id: string
  event: string
  state: 'pending' | 'delivered' | 'failed'
  attempts: number
  status: number | null
  error: string | null
  createdAt: string
  nextAttemptAt: string | null
}

const SHOWN_MESSAGES = 10

/** Every address with its latest messages, the youngest address first. */
export async function listWebhooks(): Promise<WebhookRow[]> {
  const { rows } = await pool().query<WebhookRow>(
    `SELECT w.id, w.url, w.events, w.active, w.stopped_reason AS "stoppedReason",
            (SELECT count(*)::int FROM webhook_messages m WHERE m.webhook_id = w.id AND m.state = 'pending') AS waiting,
            (SELECT coalesce(json_agg(l ORDER BY l."createdAt" DESC, l.id DESC), '[]') FROM (
               SELECT m.id, m.event, m.state, m.attempts, m.last_status AS status, m.last_error AS error,
                      m.created_at AS "createdAt", m.next_attempt_at AS "nextAttemptAt"
                 FROM webhook_messages m WHERE m.webhook_id = w.id
                ORDER BY m.created_at DESC, m.id DESC LIMIT ${SHOWN_MESSAGES}) l) AS messages
       FROM webhooks w ORDER BY w.created_at DESC, w.id DESC`,
  )
  return rows
}
