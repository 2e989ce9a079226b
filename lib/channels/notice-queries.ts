import { pool } from '@/lib/db/pool'
import { getSettings } from '@/lib/settings/queries'
import { channelNotices, refusedNotice, type ChannelNotice, type ChannelSigns, type RefusedNotice } from './notices'

const SIGNS = `
  SELECT c.id, c.name, c.active, c.simulated, c.widget_id AS "widgetId", c.more_widgets AS "moreWidgets",
         (SELECT max(last_used_at) FROM channel_tokens WHERE channel_id = c.id) AS "lastEventAt",
         (SELECT coalesce(json_agg(json_build_object('id', t.id, 'expiresAt', t.expires_at, 'revokedAt', t.revoked_at,
                   'lastUsedAt', t.last_used_at)), '[]')
            FROM channel_tokens t WHERE t.channel_id = c.id) AS tokens,
         (SELECT coalesce(json_agg(json_build_object('hour', n.hour, 'events', n.events, 'busiestMinute', n.busiest_minute,
                   'shortened', n.shortened)
                   ORDER BY n.hour), '[]')
            FROM channel_traffic n WHERE n.channel_id = c.id AND n.hour > $1::timestamptz - interval '28 days') AS traffic,
         (SELECT coalesce(json_agg(o), '[]') FROM (
            SELECT other_widget_id AS "widgetId", sum(seen_count)::int AS events FROM deliveries d
             WHERE d.channel_id = c.id AND d.other_widget_id IS NOT NULL AND d.received_at > $1::timestamptz - interval '1 day'
             GROUP BY 1 ORDER BY 2 DESC LIMIT 5) o) AS "otherWidgets"
    FROM channels c WHERE c.active AND NOT c.simulated AND c.id = coalesce($2, c.id) ORDER BY lower(c.name), c.id`

type SignsRow = Omit<ChannelSigns, 'lastEventAt'> & { lastEventAt: Date | null }

/** What is out of the ordinary at one channel, or with null at all of them. */
export async function listChannelNotices(channelId: string | null, now: Date): Promise<ChannelNotice[]> {
  const [settings, { rows }] = await Promise.all([getSettings(), pool().query<SignsRow>(SIGNS, [now, channelId])])
  const calendar = { hours: settings.workingHours, holidays: settings.holidays, timeZone: settings.timeZone }
  return rows.flatMap(row =>
    channelNotices({ ...row, lastEventAt: row.lastEventAt?.toISOString() ?? null }, calendar, now),
  )
}

/** Whether many requests came without a live token of late. */
export async function getRefusedNotice(now: Date): Promise<RefusedNotice | null> {
  const { rows } = await pool().query<{ hour: Date; count: number }>(
    `SELECT hour, count FROM refused_requests WHERE hour > $1::timestamptz - interval '3 hours'`,
    [now],
  )
  return refusedNotice(
    rows.map(({ hour, count }) => ({ hour: hour.toISOString(), count })),
    now,
  )
}
