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

type Leave = { awayFrom: string | null; awayUntil: string | null }

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
    ...leaveAhead(row, now),
    absence: absenceOf(row, calendar, now),
  }))
}

/** The leave somebody is on or has before them: from and until, ISO instants. */
export async function getLeave(userId: string, now: Date): Promise<Leave> {
  const { rows } = await pool().query<{ awayFrom: Date | null; awayUntil: Date | null }>(
    'SELECT away_from AS "awayFrom", away_until AS "awayUntil" FROM users WHERE id = $1',
    [userId],
  )
  return leaveAhead(rows[0] ?? { awayFrom: null, awayUntil: null }, now)
}

// A leave that is over is none.
function leaveAhead({ awayFrom, awayUntil }: Pick<Row, 'awayFrom' | 'awayUntil'>, now: Date): Leave {
  const isOver = awayUntil !== null && awayUntil <= now
  return isOver
    ? { awayFrom: null, awayUntil: null }
    : { awayFrom: awayFrom?.toISOString() ?? null, awayUntil: awayUntil?.toISOString() ?? null }
}
