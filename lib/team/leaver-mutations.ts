import type { Tx } from '@/lib/db/transaction'

/** What was done about the places of somebody who left. */
export type LeftPlaces = { rules: number; channels: number; defaultOwner: boolean; pool: boolean }

/**
 * Keeps assignment rules as they are until the transaction ends. Taken before the person is locked, as whoever adds a
 * rule does, so that neither waits for the other.
 */
export async function lockRulesForLeaver(tx: Tx): Promise<void> {
  await tx.query('LOCK TABLE assignment_rules IN ROW EXCLUSIVE MODE')
}

/**
 * Takes somebody who leaves out of the round robin, and puts `heirId` (null = nobody, all stays as it is and is passed
 * over) into their assignment rules and defaults.
 */
export async function leavePlaces(
  tx: Tx,
  leaver: { id: string; heirId: string | null },
  now: Date,
): Promise<LeftPlaces> {
  const { rows } = await tx.query<LeftPlaces>(
    `WITH pool AS (UPDATE users SET in_pool = false WHERE id = $1 AND in_pool RETURNING 1),
     rules AS (UPDATE assignment_rules SET user_id = $2 WHERE user_id = $1 AND $2::uuid IS NOT NULL RETURNING 1),
     channel AS (UPDATE channels SET default_manager_id = $2 WHERE default_manager_id = $1 AND $2::uuid IS NOT NULL RETURNING 1),
     account AS (UPDATE settings SET default_owner_id = $2, version = version + 1, updated_at = $3
                  WHERE default_owner_id = $1 AND $2::uuid IS NOT NULL RETURNING 1)
     SELECT (SELECT count(*)::int FROM rules) AS rules, (SELECT count(*)::int FROM channel) AS channels,
            EXISTS (SELECT FROM account) AS "defaultOwner", EXISTS (SELECT FROM pool) AS pool`,
    [leaver.id, leaver.heirId, now],
  )
  return rows[0]!
}
