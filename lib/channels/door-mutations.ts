import { pool } from '@/lib/db/pool'
import type { DoorCounts } from './door-counts'

// One statement, its rows in one order, so that two processes never wait for each other.
const WRITE_SQL = `
WITH used AS (
  UPDATE channel_tokens t SET last_used_at = greatest(t.last_used_at, u.at)
    FROM unnest($1::uuid[], $2::timestamptz[]) AS u(id, at) WHERE t.id = u.id
), let_in AS (
  INSERT INTO channel_traffic AS t (channel_id, hour, events, busiest_minute, stored_bytes, shortened)
  SELECT n.channel_id, n.hour, n.events, n.busiest_minute, n.stored_bytes, n.shortened
    FROM unnest($3::uuid[], $4::timestamptz[], $5::int[], $6::int[], $9::bigint[], $10::int[])
      AS n(channel_id, hour, events, busiest_minute, stored_bytes, shortened)
    JOIN channels c ON c.id = n.channel_id ORDER BY n.channel_id, n.hour
  ON CONFLICT (channel_id, hour) DO UPDATE
    SET events = t.events + excluded.events, busiest_minute = greatest(t.busiest_minute, excluded.busiest_minute),
        stored_bytes = t.stored_bytes + excluded.stored_bytes, shortened = t.shortened + excluded.shortened
)
INSERT INTO refused_requests AS r (hour, count)
SELECT * FROM unnest($7::timestamptz[], $8::int[]) AS n(hour, count) ORDER BY hour
ON CONFLICT (hour) DO UPDATE SET count = r.count + excluded.count`

/** Writes down what was counted at the door; a channel that is gone is left out. Throws when the database does not answer. */
export async function writeDoorCounts({ uses, hours, refused }: Omit<DoorCounts, 'minutes'>): Promise<void> {
  const tokens = [...uses].sort(([a], [b]) => (a < b ? -1 : 1))
  const counted = [...hours.values()]
  await pool().query(WRITE_SQL, [
    tokens.map(([id]) => id),
    tokens.map(([, at]) => new Date(at)),
    counted.map(one => one.channelId),
    counted.map(one => new Date(one.hour)),
    counted.map(one => one.events),
    counted.map(one => one.busiestMinute),
    [...refused.keys()].map(hour => new Date(hour)),
    [...refused.values()],
    counted.map(one => one.storedBytes),
    counted.map(one => one.shortened),
  ])
}
