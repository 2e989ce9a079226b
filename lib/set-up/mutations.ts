import type { Tx } from '@/lib/db/transaction'

/** Notes that the first steps were done or put off: they no longer open by themselves. The first time counts. */
export async function closeSetUp(tx: Tx, now: Date): Promise<void> {
  await tx.query('UPDATE settings SET set_up_at = coalesce(set_up_at, $1) WHERE id = 1', [now])
}
