import { pool } from '@/lib/db/pool'
import { getLeaverPlaces, type LeaverPlaces } from '@/lib/team/leaver-queries'

/** How much work somebody would leave behind, and where else they stand. */
export type Belongings = { leads: number; tasks: number; contacts: number } & LeaverPlaces

/** Open leads, open tasks and contacts of a person, their places in the distribution and their API tokens. */
export async function countBelongings(userId: string): Promise<Belongings> {
  const [places, work] = await Promise.all([getLeaverPlaces(userId), countWork(userId)])
  return { ...work, ...places }
}

async function countWork(userId: string): Promise<Omit<Belongings, keyof LeaverPlaces>> {
  const { rows } = await pool().query<Omit<Belongings, keyof LeaverPlaces>>(
    `SELECT (SELECT count(*)::int FROM leads WHERE manager_id = $1 AND status = 'open') AS leads,
            (SELECT count(*)::int FROM tasks WHERE assignee_id = $1 AND done_at IS NULL AND withdrawn_at IS NULL) AS tasks,
            (SELECT count(*)::int FROM contacts WHERE owner_id = $1 AND merged_into_id IS NULL) AS contacts`,
    [userId],
  )
  return rows[0] ?? { leads: 0, tasks: 0, contacts: 0 }
}
