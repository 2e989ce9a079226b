import { pool } from '@/lib/db/pool'

/** What waits for a person: their own open tasks, and the open conflicts of everybody. For the menu. */
export async function countWaiting(userId: string): Promise<{ tasks: number; conflicts: number }> {
  const { rows } = await pool().query<{ tasks: number; conflicts: number }>(
    `SELECT (SELECT count(*)::int FROM tasks
              WHERE assignee_id = $1 AND done_at IS NULL AND withdrawn_at IS NULL) AS tasks,
            (SELECT count(*)::int FROM conflicts WHERE state = 'open') AS conflicts`,
    [userId],
  )
  return rows[0] ?? { tasks: 0, conflicts: 0 }
}
