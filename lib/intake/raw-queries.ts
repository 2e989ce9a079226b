import { pool } from '@/lib/db/pool'
import { boundsOfDay } from './delivery-conditions'

type RawRow = {
  id: string
  receivedAt: Date
  channelId: string
  channel: string
  eventName: string | null
  outcome: string
  seenCount: number
  body: Buffer
}

// A page is cut off at so many bytes: bodies may have 5 MiB, and one page is in memory at a time.
const ROWS_AT_ONCE = 200
const BYTES_AT_ONCE = 4_000_000

const PAGE_SQL = `
  SELECT p.id, p.received_at AS "receivedAt", p.channel_id AS "channelId", c.name AS channel, p.event_name AS "eventName",
         p.outcome, p.seen_count AS "seenCount", p.body
    FROM (SELECT *, sum(length(body)) OVER (ORDER BY received_at, id) - length(body) AS before
            FROM (SELECT * FROM deliveries WHERE received_at >= $1 AND received_at < $2
                     AND ($3::uuid IS NULL OR (received_at, id) > ($1, $3::uuid))
                   ORDER BY received_at, id LIMIT ${ROWS_AT_ONCE}) page) p
    JOIN channels c ON c.id = p.channel_id
   WHERE p.before < ${BYTES_AT_ONCE} ORDER BY p.received_at, p.id`

/**
 * Every delivery that arrived on a day of `timeZone`, oldest first, as lines of JSON in pages: who sent what and when,
 * and the body as it came (`bodyBase64` where its bytes are no text).
 */
export async function* rawEventsOfDay(day: string, timeZone: string): AsyncGenerator<{ lines: string; count: number }> {
  const { from, to } = boundsOfDay(day, timeZone)
  let [at, id]: [Date, string | null] = [from, null]
  for (;;) {
    const { rows }: { rows: RawRow[] } = await pool().query<RawRow>(PAGE_SQL, [at, to, id])
    const last = rows.at(-1)
    if (!last) return
    yield { lines: rows.map(row => `${JSON.stringify(rawEvent(row))}\n`).join(''), count: rows.length }
    ;[at, id] = [last.receivedAt, last.id]
  }
}

function rawEvent({ body, receivedAt, ...row }: RawRow) {
  const text = body.toString('utf8')
  const isText = Buffer.from(text, 'utf8').equals(body)
  return {
    ...row,
    receivedAt: receivedAt.toISOString(),
    ...(isText ? { body: text } : { bodyBase64: body.toString('base64') }),
  }
}
