import { createChannel, makeNewAddress, revokeToken } from '@/lib/channels/mutations'
import { hashToken } from '@/lib/channels/tokens'
import type { Tx } from '@/lib/db/transaction'
import { DEMO_CHANNELS, SIMULATOR_NAME } from './demo-marks'

/** A way into a channel; ends by itself, should nobody close it. `lent`: the channel is a real one. */
export type Door = { channelId: string; token: string; tokenId: string; lent: boolean }

const DOOR_OPEN = '1 hour'

/**
 * Opens the simulator's channel, which is made when it is missing, by a token of its own: stored ones are
 * hashes and cannot be used again. Ended tokens of earlier runs are cleared away.
 */
export async function openDoor(tx: Tx, appUrl: string, now: Date): Promise<Door> {
  // Two runs that begin at once share one channel.
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('balcao.simulator', 0))`)
  const { rows } = await tx.query<{ id: string }>(
    'SELECT id FROM channels WHERE simulated AND name NOT LIKE $1 ORDER BY created_at LIMIT 1 FOR UPDATE',
    [DEMO_CHANNELS],
  )
  const known = rows[0]?.id ?? null
  if (known) await tx.query('UPDATE channels SET active = true WHERE id = $1 AND NOT active', [known])
  if (known) await tx.query('DELETE FROM channel_tokens WHERE channel_id = $1 AND revoked_at IS NOT NULL', [known])
  const door = known ? await anotherAddress(tx, known, appUrl) : await firstAddress(tx, appUrl)
  return { ...door, tokenId: await closeLater(tx, door.token, now), lent: false }
}

/**
 * Opens a real channel for an event of the simulator, by a token of its own beside those that Jivo has. Refuses a
 * channel that is gone, switched off, or no real one.
 */
export async function openRealDoor(
  tx: Tx,
  channelId: string,
  appUrl: string,
  now: Date,
): Promise<{ ok: true; door: Door } | { ok: false; reason: 'gone' }> {
  const { rowCount } = await tx.query('SELECT 1 FROM channels WHERE id = $1 AND active AND NOT simulated', [channelId])
  const made = rowCount ? await makeNewAddress(tx, channelId, appUrl) : null
  if (!made?.ok) return { ok: false, reason: 'gone' }
  const tokenId = await closeLater(tx, made.token, now)
  return { ok: true, door: { channelId, token: made.token, tokenId, lent: true } }
}

/** Ends the token of a run; a real channel keeps no trace of it among its addresses. */
export async function closeDoor(tx: Tx, door: Door, now: Date): Promise<void> {
  await revokeToken(tx, door.tokenId, now)
  if (door.lent) await tx.query('DELETE FROM channel_tokens WHERE id = $1', [door.tokenId])
}

/** Marks an event that came through a real channel as played by the simulator, so that it can be taken away. */
export async function markSimulated(tx: Tx, deliveryId: string): Promise<void> {
  await tx.query('UPDATE deliveries SET simulated = true WHERE id = $1', [deliveryId])
}

async function closeLater(tx: Tx, token: string, now: Date): Promise<string> {
  const { rows } = await tx.query<{ id: string }>(
    `UPDATE channel_tokens SET expires_at = $2::timestamptz + interval '${DOOR_OPEN}'
      WHERE token_hash = $1 RETURNING id`,
    [hashToken(token), now],
  )
  return rows[0]!.id
}

async function firstAddress(tx: Tx, appUrl: string) {
  const { id, token } = await createChannel(
    tx,
    { name: SIMULATOR_NAME, defaultManagerId: null, simulated: true },
    appUrl,
  )
  return { channelId: id, token }
}

async function anotherAddress(tx: Tx, channelId: string, appUrl: string) {
  const made = await makeNewAddress(tx, channelId, appUrl)
  if (!made.ok) throw new Error('the channel of the simulator went away while it was locked')
  return { channelId, token: made.token }
}
