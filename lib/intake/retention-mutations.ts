import { setTimeout as pause } from 'node:timers/promises'
import { pool } from '@/lib/db/pool'
import { log } from '@/lib/log'
import { getSettings } from '@/lib/settings/queries'
import { shutdownSignal } from '@/lib/shutdown'
import { OLD_DELIVERIES, oldBefore } from './retention-queries'

// Small bites with a breath between them: the intake writes into the same table.
const ROWS_AT_ONCE = 500
const BREATH_MS = 100
const RUN_AT_MOST_MS = 30 * 60_000
/** Longer than any notice looks back. */
const TRAFFIC_DAYS = 60

/**
 * Deletes the deliveries that are older than the account keeps them, oldest first, and the counts of the door that
 * nothing looks at any more. What is left when its time is over goes the next night.
 * @returns how many deliveries it deleted
 */
export async function deleteOldDeliveries(now: Date): Promise<number> {
  const { rawEventDays } = await getSettings()
  const before = oldBefore(rawEventDays, now)
  let deleted = 0
  for (const until = performance.now() + RUN_AT_MOST_MS; performance.now() < until && !shutdownSignal().aborted; ) {
    const { rowCount } = await pool().query(
      `DELETE FROM deliveries WHERE id IN (
         SELECT d.id FROM deliveries d WHERE ${OLD_DELIVERIES} ORDER BY d.received_at, d.id LIMIT ${ROWS_AT_ONCE}
         FOR UPDATE SKIP LOCKED)`,
      [before],
    )
    deleted += rowCount ?? 0
    if ((rowCount ?? 0) < ROWS_AT_ONCE) break
    await pause(BREATH_MS)
  }
  await pool().query(`DELETE FROM channel_traffic WHERE hour < $1::timestamptz - interval '${TRAFFIC_DAYS} days'`, [
    now,
  ])
  await pool().query(`DELETE FROM refused_requests WHERE hour < $1::timestamptz - interval '${TRAFFIC_DAYS} days'`, [
    now,
  ])
  if (deleted > 0) log.info({ deleted, days: rawEventDays }, 'old deliveries were deleted')
  return deleted
}
