import { pool } from '@/lib/db/pool'

const DAY_MS = 24 * 60 * 60_000

/** A delivery `d` that arrived before `$1` and waits for nothing: one that will be tried again stays. */
export const OLD_DELIVERIES = `d.received_at < $1 AND NOT (d.outcome = 'failed' AND d.next_retry_at IS NOT NULL)`

/** The instant before which a delivery is older than so many days. */
export function oldBefore(days: number, now: Date): Date {
  return new Date(now.getTime() - days * DAY_MS)
}

/** How many deliveries would be deleted if they were kept for so many days. */
export async function countOldDeliveries(days: number, now: Date): Promise<number> {
  const { rows } = await pool().query<{ count: number }>(
    `SELECT count(*)::int AS count FROM deliveries d WHERE ${OLD_DELIVERIES}`,
    [oldBefore(days, now)],
  )
  return rows[0]?.count ?? 0
}
