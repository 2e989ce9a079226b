import { v7 as uuid } from 'uuid'
import type { Tx } from '@/lib/db/transaction'
import { hashToken, newToken } from './tokens'

/** A channel as its maker sees it, the only time its token is seen at all. */
export type NewChannel = { id: string; name: string; token: string; webhookUrl: string }

type ChannelInput = { name: string; site?: string | null; defaultManagerId: string | null; simulated?: boolean }

/** Makes a channel with its first webhook address. `appUrl` is the address Jivo reaches us at. */
export async function createChannel(tx: Tx, input: ChannelInput, appUrl: string): Promise<NewChannel> {
  const id = uuid()
  await tx.query(
    'INSERT INTO channels (id, name, site, default_manager_id, simulated) VALUES ($1, $2, $3, $4, $5)',
    [id, input.name, input.site ?? null, input.defaultManagerId, input.simulated ?? false],
  )
  return { id, name: input.name, ...(await addAddress(tx, id, appUrl)) }
}

/**
 * Makes one more webhook address for a channel; the older ones go on until they are revoked, so that nothing is lost
 * between the change here and the change in Jivo. Refuses an unknown channel.
 */
export async function makeNewAddress(
  tx: Tx,
  channelId: string,
  appUrl: string,
): Promise<{ ok: true; token: string; webhookUrl: string } | { ok: false; reason: 'gone' }> {
  const { rowCount } = await tx.query('SELECT 1 FROM channels WHERE id = $1 FOR SHARE', [channelId])
  if (!rowCount) return { ok: false, reason: 'gone' }
  return { ok: true, ...(await addAddress(tx, channelId, appUrl)) }
}

/** Ends one webhook address, everywhere within a second. Ending it twice changes nothing. */
export async function revokeToken(tx: Tx, tokenId: string, now: Date): Promise<void> {
  await tx.query('UPDATE channel_tokens SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL', [tokenId, now])
  await tellEveryProcess(tx)
}

/** Changes the name, the manager of last resort, and whether events are let in at all. Refuses an unknown channel. */
export async function updateChannel(
  tx: Tx,
  id: string,
  change: { name: string; defaultManagerId: string | null; active: boolean },
): Promise<{ ok: true } | { ok: false; reason: 'gone' }> {
  const { rowCount } = await tx.query(
    'UPDATE channels SET name = $2, default_manager_id = $3, active = $4 WHERE id = $1',
    [id, change.name, change.defaultManagerId, change.active],
  )
  await tellEveryProcess(tx)
  return rowCount ? { ok: true } : { ok: false, reason: 'gone' }
}

async function addAddress(tx: Tx, channelId: string, appUrl: string) {
  const token = newToken()
  await tx.query('INSERT INTO channel_tokens (id, channel_id, token_hash) VALUES ($1, $2, $3)', [
    uuid(),
    channelId,
    hashToken(token),
  ])
  await tellEveryProcess(tx)
  return { token, webhookUrl: `${appUrl}/api/jivo?token=${token}` }
}

// Heard by live-tokens.ts in every process, when and only when the transaction commits.
async function tellEveryProcess(tx: Tx): Promise<void> {
  await tx.query(`SELECT pg_notify('channel_tokens', '')`)
}
