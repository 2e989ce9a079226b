import { pool } from '@/lib/db/pool'
import type { WorkCalendar } from '@/lib/settings/work-calendar'
import type { WorkingHours } from '@/lib/settings/working-hours'
import { absenceOf, type Absence } from './availability'

export type PoolRow = {
  id: string
  name: string
  inPool: boolean
  weight: number
  awayFrom: string | null
  awayUntil: string | null
  workingHours: WorkingHours | null
  openLeads: number
  /** why they would not be given a chat at this moment */
  absence: Absence | null
}

type Row = Omit<PoolRow, 'awayFrom' | 'awayUntil' | 'absence'> & { awayFrom: Date | null; awayUntil: Date | null }

/** Everybody who may own leads: those of the round robin first, by name, with what they have to do now. */
export async function listPool(calendar: WorkCalendar, now: Date): Promise<PoolRow[]> {
  const { rows } = await pool().query<Row>(
    `SELECT u.id, u.name, u.in_pool AS "inPool", u.pool_weight AS weight, u.away_from AS "awayFrom",
            u.away_until AS "awayUntil", u.working_hours AS "workingHours",
            (SELECT count(*)::int FROM leads l WHERE l.manager_id = u.id AND l.status = 'open') AS "openLeads"
       FROM users u WHERE u.active AND u.role <> 'viewer' ORDER BY u.in_pool DESC, lower(u.name), u.id`,
  )
  return rows.map(row => ({
    ...row,
    awayFrom: row.awayFrom?.toISOString() ?? null,
    awayUntil: row.awayUntil?.toISOString() ?? null,
    absence: absenceOf(row, calendar, now),
  }))
}

/** When somebody is away: from and until, ISO instants. */
export async function getAway(userId: string): Promise<{ awayFrom: string | null; awayUntil: string | null }> {
  const { rows } = await pool().query<{ from: Date | null; until: Date | null }>(
    'SELECT away_from AS "from", away_until AS until FROM users WHERE id = $1',
    [userId],
  )
  return { awayFrom: rows[0]?.from?.toISOString() ?? null, awayUntil: rows[0]?.until?.toISOString() ?? null }
}
