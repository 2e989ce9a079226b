import { pool } from '@/lib/db/pool'
import { readLocale } from '@/lib/i18n/locale'
import type { Role, SessionUser } from './permissions'
import { livesSince } from './session-life'

/** `seesAsId`: whom the session was last noted to see the product as. */
export type StandingSession = { user: SessionUser; lastSeenAt: Date; seesAsId: string | null }

type Row = Omit<SessionUser, 'locale' | 'seenBy'> & { locale: string | null; lastSeenAt: Date; seesAsId: string | null }

/** The session with this id and whose it is, unless it was ended or the person is no longer active. */
export async function getSession(id: string): Promise<StandingSession | null> {
  const { rows } = await pool().query<Row>(
    `SELECT u.id, u.name, u.email, u.role, u.locale, u.may_export AS "mayExport", s.last_seen_at AS "lastSeenAt",
            s.sees_as_id AS "seesAsId"
       FROM sessions s JOIN users u ON u.id = s.user_id WHERE s.id = $1 AND s.ended_at IS NULL AND u.active`,
    [id],
  )
  if (!rows[0]) return null
  const { lastSeenAt, seesAsId, role, locale, ...person } = rows[0]
  return { user: { ...person, role: role as Role, locale: readLocale(locale), seenBy: null }, lastSeenAt, seesAsId }
}

/** A session as the person sees it. Instants are ISO texts; `lastSeenAt` is right to five minutes. */
export type SessionRow = {
  id: string
  device: string | null
  address: string | null
  createdAt: string
  lastSeenAt: string
}

/** Where a person is signed in at `now`, the latest used first. */
export async function listSessions(userId: string, now: Date): Promise<SessionRow[]> {
  const since = livesSince(now)
  const { rows } = await pool().query<
    Omit<SessionRow, 'createdAt' | 'lastSeenAt'> & { createdAt: Date; lastSeenAt: Date }
  >(
    `SELECT id, device, address, created_at AS "createdAt", last_seen_at AS "lastSeenAt" FROM sessions
      WHERE user_id = $1 AND ended_at IS NULL AND created_at > $2 AND last_seen_at > $3
      ORDER BY last_seen_at DESC, id DESC`,
    [userId, since.createdAt, since.lastSeenAt],
  )
  return rows.map(row => ({ ...row, createdAt: row.createdAt.toISOString(), lastSeenAt: row.lastSeenAt.toISOString() }))
}
