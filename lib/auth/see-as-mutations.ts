import type { Tx } from '@/lib/db/transaction'
import { recordAccess } from './access-mutations'

/**
 * Writes down whom a session sees the product as (null = nobody else any more), and records what began and what ended:
 * once, however many requests notice it at the same moment.
 */
export async function noteSeeingAs(
  tx: Tx,
  sessionId: string,
  seen: { id: string; name: string } | null,
  now: Date,
): Promise<void> {
  const { rows } = await tx.query<{ userId: string; seesAsId: string | null; seesAsName: string | null }>(
    `SELECT s.user_id AS "userId", s.sees_as_id AS "seesAsId", u.name AS "seesAsName"
       FROM sessions s LEFT JOIN users u ON u.id = s.sees_as_id WHERE s.id = $1 FOR UPDATE OF s`,
    [sessionId],
  )
  const before = rows[0]
  if (!before || before.seesAsId === (seen?.id ?? null)) return
  await tx.query('UPDATE sessions SET sees_as_id = $2 WHERE id = $1', [sessionId, seen?.id ?? null])
  if (before.seesAsId !== null) {
    const subject = { id: before.seesAsId, name: before.seesAsName ?? '' }
    await recordAccess(tx, { kind: 'see-as.ended', byId: before.userId, subject }, now)
  }
  if (seen) await recordAccess(tx, { kind: 'see-as.began', byId: before.userId, subject: seen }, now)
}
