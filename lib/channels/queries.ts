import type { Pool } from 'pg'
import { pool } from '@/lib/db/pool'

/** A token that lets events in, as the cache keeps it. The hash is hexadecimal SHA-256; times are ISO 8601. */
export type LiveToken = {
  hash: string
  tokenId: string
  channelId: string
  channelName: string
  expiresAt: string | null
}

const LIVE_TOKENS = `
  SELECT encode(t.token_hash, 'hex') AS hash, t.id AS "tokenId", c.id AS "channelId", c.name AS "channelName",
         t.expires_at AS "expiresAt"
    FROM channel_tokens t JOIN channels c ON c.id = t.channel_id
   WHERE t.revoked_at IS NULL AND c.active AND (t.expires_at IS NULL OR t.expires_at > now())`

/** Every token that lets events in at this moment. */
export async function listLiveTokens(): Promise<LiveToken[]> {
  const { rows } = await pool().query<LiveTokenRow>(`${LIVE_TOKENS} ORDER BY hash`)
  return rows.map(readLiveToken)
}

/** The live token with this SHA-256, or null. `using` says whose connections ask. */
export async function findLiveToken(hash: Buffer, using: Pool): Promise<LiveToken | null> {
  const { rows } = await using.query<LiveTokenRow>(`${LIVE_TOKENS} AND t.token_hash = $1`, [hash])
  return rows[0] ? readLiveToken(rows[0]) : null
}

type LiveTokenRow = Omit<LiveToken, 'expiresAt'> & { expiresAt: Date | null }

function readLiveToken(row: LiveTokenRow): LiveToken {
  return { ...row, expiresAt: row.expiresAt?.toISOString() ?? null }
}

export type ChannelRow = {
  id: string
  name: string
  widgetId: string | null
  simulated: boolean
  active: boolean
  defaultManager: { id: string; name: string } | null
  /** When an address of this channel was last used, to the minute. */
  lastEventAt: string | null
  /** How many addresses let events in. */
  liveTokens: number
}

const CHANNELS = `
  SELECT c.id, c.name, c.widget_id AS "widgetId", c.simulated, c.active,
         CASE WHEN u.id IS NULL THEN NULL ELSE json_build_object('id', u.id, 'name', u.name) END AS "defaultManager",
         max(t.last_used_at) AS "lastEventAt",
         count(t.id) FILTER (WHERE t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > now()))::int
           AS "liveTokens"
    FROM channels c
    LEFT JOIN users u ON u.id = c.default_manager_id
    LEFT JOIN channel_tokens t ON t.channel_id = c.id`

type RawChannelRow = Omit<ChannelRow, 'lastEventAt'> & { lastEventAt: Date | null }

/** All channels by name, those in use first. */
export async function listChannels(): Promise<ChannelRow[]> {
  const { rows } = await pool().query<RawChannelRow>(
    `${CHANNELS} GROUP BY c.id, u.id ORDER BY c.active DESC, lower(c.name), c.id`,
  )
  return rows.map(readChannel)
}

export type ChannelToken = {
  id: string
  createdAt: string
  lastUsedAt: string | null
  revokedAt: string | null
}

/** One channel with its addresses, newest first, or null. `id` may be any text. */
export async function getChannel(id: string): Promise<(ChannelRow & { tokens: ChannelToken[] }) | null> {
  const { rows } = await pool().query<RawChannelRow>(`${CHANNELS} WHERE c.id::text = $1 GROUP BY c.id, u.id`, [id])
  if (!rows[0]) return null
  const tokens = await pool().query<{ id: string; createdAt: Date; lastUsedAt: Date | null; revokedAt: Date | null }>(
    `SELECT id, created_at AS "createdAt", last_used_at AS "lastUsedAt", revoked_at AS "revokedAt"
       FROM channel_tokens WHERE channel_id = $1 ORDER BY revoked_at IS NOT NULL, created_at DESC`,
    [rows[0].id],
  )
  return {
    ...readChannel(rows[0]),
    tokens: tokens.rows.map(token => ({
      id: token.id,
      createdAt: token.createdAt.toISOString(),
      lastUsedAt: token.lastUsedAt?.toISOString() ?? null,
      revokedAt: token.revokedAt?.toISOString() ?? null,
    })),
  }
}

function readChannel(row: RawChannelRow): ChannelRow {
  return { ...row, lastEventAt: row.lastEventAt?.toISOString() ?? null }
}
