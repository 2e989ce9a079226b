import { randomBytes } from 'node:crypto'
import { v7 as newId } from 'uuid'
import type { Tx } from '../db/transaction'
import type { WebhookEvent } from './schema'
import { sealSecret } from './sealed-secret'
import { SECRET_PREFIX } from './signature'

const SECRET_BYTES = 24

/** Adds an address; answers its secret, which is stored sealed and never shown again. */
export async function createWebhook(
  tx: Tx,
  { url, events }: { url: string; events: WebhookEvent[] },
  installationSecret: string,
): Promise<{ id: string; secret: string }> {
  const id = newId()
  const secret = randomBytes(SECRET_BYTES)
  await tx.query('INSERT INTO webhooks (id, url, events, sealed_secret) VALUES ($1, $2, $3, $4)', [
    id,
    url,
    events,
    sealSecret(secret, installationSecret),
  ])
  return { id, secret: `${SECRET_PREFIX}${secret.toString('base64')}` }
}

/** Sends to an address again or no longer. What waits for one that is stopped waits on. */
export async function setWebhookActive(tx: Tx, id: string, active: boolean): Promise<boolean> {
  const { rowCount } = await tx.query('UPDATE webhooks SET active = $2, stopped_reason = NULL WHERE id = $1', [
    id,
    active,
  ])
  return rowCount === 1
}

/** Removes an address with all that was sent or waits. */
export async function removeWebhook(tx: Tx, id: string): Promise<boolean> {
  return (await tx.query('DELETE FROM webhooks WHERE id = $1', [id])).rowCount === 1
}

/**
 * Writes one message for every address that wants to know, in the transaction of what it tells of: either both happened
 * or neither. `data` names things by their ids; who is to know more asks the API.
 */
export async function tellWebhooks(
  tx: Tx,
  event: WebhookEvent,
  data: Record<string, unknown>,
  now: Date,
): Promise<void> {
  const { rows } = await tx.query<{ id: string }>('SELECT id FROM webhooks WHERE active AND $1 = ANY(events)', [event])
  for (const { id } of rows) await writeMessage(tx, id, event, data, now)
}

/** One message that only asks whether somebody listens. False for an address that is gone. */
export async function sendTest(tx: Tx, webhookId: string, now: Date): Promise<boolean> {
  const { rowCount } = await tx.query('SELECT FROM webhooks WHERE id = $1', [webhookId])
  if (rowCount === 0) return false
  await writeMessage(tx, webhookId, 'test', { webhookId }, now)
  return true
}

/** Sends a message again, with the same id and body. False for one that waits already or is gone. */
export async function sendAgain(tx: Tx, messageId: string, now: Date): Promise<boolean> {
  const { rowCount } = await tx.query(
    `UPDATE webhook_messages SET state = 'pending', attempts = 0, next_attempt_at = $2 WHERE id = $1 AND state <> 'pending'`,
    [messageId, now],
  )
  return rowCount === 1
}

async function writeMessage(
  tx: Tx,
  webhookId: string,
  event: WebhookEvent | 'test',
  data: Record<string, unknown>,
  now: Date,
): Promise<void> {
  const body = JSON.stringify({ type: event, timestamp: now.toISOString(), data })
  await tx.query(
    'INSERT INTO webhook_messages (id, webhook_id, event, body, next_attempt_at, created_at) VALUES ($1, $2, $3, $4, $5, $5)',
    [newId(), webhookId, event, body, now],
  )
}
