import type { Tx } from '@/lib/db/transaction'
import type { WorkingHours } from '@/lib/settings/working-hours'

type Refusal = { ok: false; reason: 'gone' }

/** Says whether and how somebody takes part in the round robin. Refuses who may not own leads. */
export async function setPoolMember(
  tx: Tx,
  member: { id: string; inPool: boolean; weight: number; workingHours: WorkingHours | null },
  now: Date,
): Promise<{ ok: true } | Refusal> {
  const hours = member.workingHours && JSON.stringify(member.workingHours)
  const { rowCount } = await tx.query(
    `UPDATE users SET in_pool = $2, pool_weight = $3, working_hours = $4, updated_at = $5
      WHERE id = $1 AND active AND role <> 'viewer'`,
    [member.id, member.inPool, member.weight, hours, now],
  )
  return rowCount ? { ok: true } : { ok: false, reason: 'gone' }
}

/** Has somebody take part in the round robin again, with the share and hours they had. Leaves out who may not own leads. */
export async function rejoinPool(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.query(`UPDATE users SET in_pool = true, updated_at = $2 WHERE id = $1 AND active AND role <> 'viewer'`, [
    id,
    now,
  ])
}

/** Sends somebody on leave, or (`away` null) has them back. */
export async function setAway(
  tx: Tx,
  id: string,
  away: { from: Date; until: Date | null } | null,
  now: Date,
): Promise<{ ok: true } | Refusal> {
  const { rowCount } = await tx.query(
    'UPDATE users SET away_from = $2, away_until = $3, updated_at = $4 WHERE id = $1 AND active',
    [id, away?.from ?? null, away?.until ?? null, now],
  )
  return rowCount ? { ok: true } : { ok: false, reason: 'gone' }
}
