import { v7 as uuid } from 'uuid'
import type { Tx } from '@/lib/db/transaction'
import { hashToken, newToken } from './tokens'

/** A webhook address as its maker sees it, the only time its token is seen at all. */
export type NewAddress = { tokenId: string; token: string; webhookUrl: string }

export type NewChannel = NewAddress & { id: string; name: string }

type ChannelInput = {
  name: string
  site?: string | null
  defaultManagerId: string | null
  /** unset: learnt from the first event */
  widgetId?: string | null
  simulated?: boolean
}

/** Makes a channel with its first webhook address. `appUrl` is the address Jivo reaches us at. */
export async function createChannel(tx: Tx, input: ChannelInput, appUrl: string): Promise<NewChannel> {
  const id = uuid()
  await tx.query(
    `INSERT INTO channels (id, name, site, widget_id, default_manager_id, simulated) VALUES ($1, $2, $3, $4, $5, $6)`,
    [id, input.name, input.site ?? null, input.widgetId ?? null, input.defaultManagerId, input.simulated ?? false],
  )
  return { id, name: input.name, ...(await addAddress(tx, id, appUrl)) }
}

type MadeAddress = ({ ok: true } & NewAddress) | { ok: false; reason: 'gone' }

/**
 * Makes one more webhook address for a channel; the older ones go on as they are, so that nothing is lost between the
 * change here and the change in Jivo. Refuses an unknown channel.
 */
export async function makeNewAddress(tx: Tx, channelId: string, appUrl: string): Promise<MadeAddress> {
  const { rowCount } = await tx.query('SELECT 1 FROM channels WHERE id = $1 FOR SHARE', [channelId])
  if (!rowCount) return { ok: false, reason: 'gone' }
  return { ok: true, ...(await addAddress(tx, channelId, appUrl)) }
}

/**
 * The same, and says when the older ones end: at `oldEndsAt`, or, with null, when somebody revokes them. One that ends
 * sooner still does.
 */
export async function rotateAddress(
  tx: Tx,
  channelId: string,
  oldEndsAt: Date | null,
  appUrl: string,
): Promise<MadeAddress> {
  if (oldEndsAt !== null) {
    // least() passes over null.
    await tx.query(
      'UPDATE channel_tokens SET expires_at = least(expires_at, $2) WHERE channel_id = $1 AND revoked_at IS NULL',
      [channelId, oldEndsAt],
    )
  }
  return makeNewAddress(tx, channelId, appUrl)
}

/**
 * Ends one webhook address, everywhere within a second. Ending it twice changes nothing. Refuses one that is gone, and
 * one of another channel where `channelId` is given.
 */
export async function revokeToken(
  tx: Tx,
  tokenId: string,
  now: Date,
  channelId: string | null = null,
): Promise<{ ok: true; revokedAt: string } | { ok: false; reason: 'gone' }> {
  const { rows } = await tx.query<{ revokedAt: Date }>(
    `UPDATE channel_tokens SET revoked_at = coalesce(revoked_at, $2)
      WHERE id = $1 AND channel_id = coalesce($3, channel_id) RETURNING revoked_at AS "revokedAt"`,
    [tokenId, now, channelId],
  )
  if (!rows[0]) return { ok: false, reason: 'gone' }
  await tellEveryProcess(tx)
  return { ok: true, revokedAt: rows[0].revokedAt.toISOString() }
}

/** Lets an address that would end go on until it is revoked. Refuses one that has ended. */
export async function keepToken(
  tx: Tx,
  tokenId: string,
  now: Date,
): Promise<{ ok: true } | { ok: false; reason: 'gone' }> {
  const { rowCount } = await tx.query(
    `UPDATE channel_tokens SET expires_at = NULL
      WHERE id = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $2)`,
    [tokenId, now],
  )
  if (!rowCount) return { ok: false, reason: 'gone' }
  await tellEveryProcess(tx)
  return { ok: true }
}

type ChannelChange = {
  name: string
  site: string | null
  colour: string | null
  /** where its new leads begin */
  stage: string
  /** put on its new leads */
  tags: string[]
  defaultManagerId: string | null
  active: boolean
}

/** Changes what an administrator may say of a channel. Refuses an unknown channel, and a stage that is none. */
export async function updateChannel(
  tx: Tx,
  id: string,
  change: ChannelChange,
): Promise<{ ok: true } | { ok: false; reason: 'gone' | 'stage' }> {
  const known = await tx.query('SELECT FROM stages WHERE key = $1', [change.stage])
  if (!known.rowCount) return { ok: false, reason: 'stage' }
  const { rowCount } = await tx.query(
    `UPDATE channels SET name = $2, default_manager_id = $3, active = $4, site = $5, colour = $6, stage = $7, tags = $8
      WHERE id = $1`,
    [id, change.name, change.defaultManagerId, change.active, change.site, change.colour, change.stage, change.tags],
  )
  await tellEveryProcess(tx)
  return rowCount ? { ok: true } : { ok: false, reason: 'gone' }
}

/** Lets a further widget in at a channel: its events are no longer another's. Refuses an unknown channel. */
export async function acceptWidget(
  tx: Tx,
  channelId: string,
  widgetId: string,
): Promise<{ ok: true } | { ok: false; reason: 'gone' }> {
  const { rowCount } = await tx.query(
    `UPDATE channels SET more_widgets = CASE WHEN $2 = ANY (more_widgets) OR $2 = widget_id
       THEN more_widgets ELSE more_widgets || $2 END WHERE id = $1`,
    [channelId, widgetId],
  )
  return rowCount ? { ok: true } : { ok: false, reason: 'gone' }
}

async function addAddress(tx: Tx, channelId: string, appUrl: string): Promise<NewAddress> {
  const token = newToken()
  const tokenId = uuid()
  await tx.query('INSERT INTO channel_tokens (id, channel_id, token_hash) VALUES ($1, $2, $3)', [
    tokenId,
    channelId,
    hashToken(token),
  ])
  await tellEveryProcess(tx)
  return { tokenId, token, webhookUrl: `${appUrl}/api/jivo?token=${token}` }
}

// Heard by live-tokens.ts in every process, when and only when the transaction commits.
async function tellEveryProcess(tx: Tx): Promise<void> {
  await tx.query(`SELECT pg_notify('channel_tokens', '')`)
}
