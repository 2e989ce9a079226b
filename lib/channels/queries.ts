import type { Pool } from 'pg'
import { pool } from '@/lib/db/pool'
import { readColour, type ChannelColour } from './colours'

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

/** Bytes of raw bodies that each channel has stored in the hours still on record, by channel id. */
export async function sumStoredBytes(): Promise<Map<string, number>> {
  const { rows } = await pool().query<{ id: string; bytes: string }>(
    'SELECT channel_id AS id, sum(stored_bytes) AS bytes FROM channel_traffic GROUP BY channel_id',
  )
  return new Map(rows.map(({ id, bytes }) => [id, Number(bytes)]))
}

type LiveTokenRow = Omit<LiveToken, 'expiresAt'> & { expiresAt: Date | null }

function readLiveToken(row: LiveTokenRow): LiveToken {
  return { ...row, expiresAt: row.expiresAt?.toISOString() ?? null }
}

export type ChannelRow = {
  id: string
  name: string
  site: string | null
  colour: ChannelColour | null
  /** where its new leads begin, and what is put on them */
  stage: string
  tags: string[]
  widgetId: string | null
  /** further widgets that were let in */
  moreWidgets: string[]
  simulated: boolean
  active: boolean
  defaultManager: { id: string; name: string } | null
  /** When an address of this channel was last used, to the minute. */
  lastEventAt: string | null
  /** How many addresses let events in. */
  liveTokens: number
}

const CHANNELS = `
  SELECT c.id, c.name, c.site, c.colour, c.stage, c.tags, c.widget_id AS "widgetId", c.more_widgets AS "moreWidgets",
         c.simulated, c.active,
         CASE WHEN u.id IS NULL THEN NULL ELSE json_build_object('id', u.id, 'name', u.name) END AS "defaultManager",
         max(t.last_used_at) AS "lastEventAt",
         count(t.id) FILTER (WHERE t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > now()))::int
           AS "liveTokens"
    FROM channels c
    LEFT JOIN users u ON u.id = c.default_manager_id
    LEFT JOIN channel_tokens t ON t.channel_id = c.id`

type RawChannelRow = Omit<ChannelRow, 'lastEventAt' | 'colour'> & { lastEventAt: Date | null; colour: string | null }

/** All channels by name, those in use first. */
export async function listChannels(): Promise<ChannelRow[]> {
  const { rows } = await pool().query<RawChannelRow>(
    `${CHANNELS} GROUP BY c.id, u.id ORDER BY c.active DESC, lower(c.name), c.id`,
  )
  return rows.map(readChannel)
}

/** An address of a channel, without the token itself, which nobody knows any more. Times are ISO 8601. */
export type ChannelToken = {
  id: string
  createdAt: string
  /** to a few seconds */
  lastUsedAt: string | null
  expiresAt: string | null
  revokedAt: string | null
}

type RawToken = {
  id: string
  channelId: string
  createdAt: Date
  lastUsedAt: Date | null
  expiresAt: Date | null
  revokedAt: Date | null
}

/** The addresses of one channel, or with null of all, by channel: those that live first, then newest first. */
export async function listTokens(channelId: string | null): Promise<Map<string, ChannelToken[]>> {
  const { rows } = await pool().query<RawToken>(
    `SELECT id, channel_id AS "channelId", created_at AS "createdAt", last_used_at AS "lastUsedAt",
            expires_at AS "expiresAt", revoked_at AS "revokedAt"
       FROM channel_tokens WHERE channel_id = coalesce($1, channel_id)
      ORDER BY revoked_at IS NOT NULL, coalesce(expires_at <= now(), false), created_at DESC, id`,
    [channelId],
  )
  return byChannel(rows)
}

/** One channel with its addresses, or null. `id` may be any text. */
export async function getChannel(id: string): Promise<(ChannelRow & { tokens: ChannelToken[] }) | null> {
  const { rows } = await pool().query<RawChannelRow>(`${CHANNELS} WHERE c.id::text = $1 GROUP BY c.id, u.id`, [id])
  if (!rows[0]) return null
  const tokens = await listTokens(rows[0].id)
  return { ...readChannel(rows[0]), tokens: tokens.get(rows[0].id) ?? [] }
}

function byChannel(rows: RawToken[]): Map<string, ChannelToken[]> {
  const found = new Map<string, ChannelToken[]>()
  for (const { channelId, id, createdAt, lastUsedAt, expiresAt, revokedAt } of rows) {
    const iso = (at: Date | null) => at?.toISOString() ?? null
    const token = {
      id,
      createdAt: createdAt.toISOString(),
      lastUsedAt: iso(lastUsedAt),
      expiresAt: iso(expiresAt),
      revokedAt: iso(revokedAt),
    }
    found.set(channelId, [...(found.get(channelId) ?? []), token])
  }
  return found
}

function readChannel(row: RawChannelRow): ChannelRow {
  return { ...row, colour: readColour(row.colour), lastEventAt: row.lastEventAt?.toISOString() ?? null }
}
