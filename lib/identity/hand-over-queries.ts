import { pool } from '@/lib/db/pool'

/** How much somebody would leave behind. */
export type Belongings = { leads: number; tasks: number; contacts: number }

/** Open leads, open tasks and contacts of a person. */
export async function countBelongings(userId: string): Promise<Belongings> {
  const { rows } = await pool().query<Belongings>(
    `SELECT (SELECT count(*)::int FROM leads WHERE manager_id = $1 AND status = 'open') AS leads,
            (SELECT count(*)::int FROM tasks WHERE assignee_id = $1 AND done_at IS NULL AND withdrawn_at IS NULL) AS tasks,
            (SELECT count(*)::int FROM contacts WHERE owner_id = $1 AND merged_into_id IS NULL) AS contacts`,
    [userId],
  )
  return rows[0] ?? { leads: 0, tasks: 0, contacts: 0 }
}
