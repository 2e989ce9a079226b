import { pool } from '@/lib/db/pool'
import { readArrival, type Arrival, type ArrivalRow } from './arrival'
import type { SetUpFacts } from './steps'

/** Whether no administrator has gone through the first steps, or put them off, yet. */
export async function isSetUpOpen(): Promise<boolean> {
  const { rowCount } = await pool().query('SELECT 1 FROM settings WHERE id = 1 AND set_up_at IS NULL')
  return rowCount === 1
}

/** Where a person begins: an administrator with the first steps, until a real event came or somebody has done them or put them off. */
export async function findStartPage(userId: string): Promise<'/admin/set-up' | '/leads'> {
  const { rowCount } = await pool().query(
    `SELECT 1 FROM settings, users u
      WHERE settings.id = 1 AND set_up_at IS NULL AND u.id = $1 AND u.role = 'admin' AND NOT ${realEvent('NULL::uuid')}`,
    [userId],
  )
  return rowCount === 1 ? '/admin/set-up' : '/leads'
}

/** A channel of the first steps. */
export type SetUpChannel = { id: string; name: string; site: string | null }

/** The channels Jivo may send to, the newest first. */
export async function listSetUpChannels(): Promise<SetUpChannel[]> {
  const { rows } = await pool().query<SetUpChannel>(
    'SELECT id, name, site FROM channels WHERE active AND NOT simulated ORDER BY created_at DESC, id',
  )
  return rows
}

/** The channel that was asked for, else the newest, else null. `id` may be any text. */
export async function findSetUpChannel(id: string | null): Promise<SetUpChannel | null> {
  const channels = await listSetUpChannels()
  return channels.find(channel => channel.id === id) ?? channels[0] ?? null
}

const realEvent = (channelId: string) => `EXISTS (SELECT 1 FROM channels c
  WHERE NOT c.simulated AND c.id = coalesce(${channelId}, c.id)
  AND EXISTS (SELECT 1 FROM deliveries d WHERE d.channel_id = c.id AND NOT d.simulated))`

/** Whether Jivo has ever reached this installation. */
export async function hasRealEvent(): Promise<boolean> {
  const { rows } = await pool().query<{ came: boolean }>(`SELECT ${realEvent('NULL::uuid')} AS came`)
  return rows[0]?.came ?? false
}

/** What stands already, for the first steps with this channel, or with any where there is none yet. */
export async function getSetUpFacts(channelId: string | null): Promise<SetUpFacts> {
  const { rows } = await pool().query<SetUpFacts>(
    `WITH who AS (
       SELECT o.id, (o.user_id IS NOT NULL OR EXISTS (SELECT 1 FROM users u
         WHERE u.active AND (u.email = o.login OR u.login = o.login))) AS mapped
         FROM operators o WHERE NOT o.bot)
     SELECT (SELECT company_name <> '' FROM settings WHERE id = 1) AS "hasCompanyName",
       (SELECT count(*)::int FROM channels WHERE NOT simulated) AS channels,
       ${realEvent('$1::uuid')} AS "hasRealEvent",
       (SELECT count(*)::int FROM who) AS operators,
       (SELECT count(*)::int FROM who WHERE NOT mapped) AS "unmappedOperators",
       (SELECT count(*)::int FROM users WHERE active) AS people`,
    [channelId],
  )
  return rows[0]!
}

const ARRIVAL = `
  d.id AS "deliveryId", d.outcome, d.event_name AS "eventName", d.received_at AS at, d.simulated,
    d.lead_id AS "leadId", h.jivo_chat_id AS number, k.name
    FROM deliveries d
    LEFT JOIN chats h ON h.id = d.chat_id
    LEFT JOIN contacts k ON k.id = d.contact_id
   WHERE d.channel_id = $1`

/**
 * The event that best shows that a channel is connected: the latest one of Jivo that was understood, else the latest
 * one played by the simulator, else whatever came last; or null.
 */
export async function findArrival(channelId: string): Promise<Arrival | null> {
  const conditions = [
    `NOT d.simulated AND d.outcome = 'handled'`,
    `d.simulated AND d.outcome = 'handled' AND d.lead_id IS NOT NULL`,
    'true',
  ]
  const latest = conditions.map(
    (condition, place) =>
      `SELECT * FROM (SELECT ${place} AS place, ${ARRIVAL} AND ${condition} ORDER BY d.seq DESC LIMIT 1) AS best${place}`,
  )
  const { rows } = await pool().query<ArrivalRow & { place: number }>(
    `${latest.join(' UNION ALL ')} ORDER BY place LIMIT 1`,
    [channelId],
  )
  if (!rows[0]) return null
  const { place: _place, ...row } = rows[0]
  return readArrival(row)
}

/** How many requests without a live address came in the last day, but not before the channel was made. */
export async function countRefused(channelId: string, now: Date): Promise<number> {
  const { rows } = await pool().query<{ refused: number }>(
    `SELECT coalesce(sum(r.count), 0)::int AS refused FROM refused_requests r JOIN channels c ON c.id = $1
      WHERE r.hour >= date_trunc('hour', greatest(c.created_at, $2::timestamptz - interval '1 day'))`,
    [channelId, now],
  )
  return rows[0]?.refused ?? 0
}

let known: string | null = null

/** Which installation this is: the same in every process of it, another in any other. */
export async function getInstanceId(): Promise<string> {
  if (known) return known
  const { rows } = await pool().query<{ id: string }>('SELECT instance_id AS id FROM settings WHERE id = 1')
  return (known = rows[0]!.id)
}
