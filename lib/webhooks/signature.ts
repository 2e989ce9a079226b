import { createHmac } from 'node:crypto'

/** What stands before a secret as it is shown and typed. */
export const SECRET_PREFIX = 'whsec_'

/**
 * The headers of a message by the Standard Webhooks specification, 1.0: id, seconds since 1970, and the signature
 * `v1,base64(HMAC-SHA-256(secret, "id.timestamp.body"))`. The receiver refuses what is older than it likes.
 */
export function signedHeaders(
  message: { id: string; body: string },
  { secret, now }: { secret: Buffer; now: Date },
): { 'webhook-id': string; 'webhook-timestamp': string; 'webhook-signature': string } {
  const timestamp = String(Math.floor(now.getTime() / 1000))
  const signature = createHmac('sha256', secret).update(`${message.id}.${timestamp}.${message.body}`).digest('base64')
  return { 'webhook-id': message.id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` }
}
