import { v7 as uuid } from 'uuid'
import { pool } from '@/lib/db/pool'
import type { Tx } from '@/lib/db/transaction'

/** Where a session is used: the device in words as far as it told them, and the address of the connection. */
export type Whereabouts = { device: string | null; address: string }

/**
 * Makes the session of somebody who has just proved who they are with the password behind `passwordHash`. Null where
 * the person was deactivated or got another password in the meantime: that ended every session, this one too.
 */
export async function beginSession(
  tx: Pick<Tx, 'query'>,
  user: { id: string; passwordHash: string },
  where: Whereabouts,
  now: Date,
): Promise<string | null> {
  const id = uuid()
  // FOR SHARE waits for whoever is changing the person right now, and then sees what they wrote.
  const { rowCount } = await tx.query(
    `INSERT INTO sessions (id, user_id, created_at, last_seen_at, device, address)
     SELECT $1, u.id, $4, $4, $5, $6 FROM users u WHERE u.id = $2 AND u.active AND u.password_hash = $3 FOR SHARE`,
    [id, user.id, user.passwordHash, now, where.device, where.address],
  )
  return rowCount ? id : null
}

/** Writes down that a session is in use, and where. Several requests at once write it once. */
export async function noteSeen(id: string, address: string, before: Date, now: Date): Promise<void> {
  await pool().query('UPDATE sessions SET last_seen_at = $2, address = $3 WHERE id = $1 AND last_seen_at <= $4', [
    id,
    now,
    address,
    before,
  ])
}

/** Ends one session, of this person where one is named. Ending it twice changes nothing. */
export async function endSession(id: string, now: Date, userId: string | null = null): Promise<void> {
  await pool().query(
    'UPDATE sessions SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL AND user_id = coalesce($3, user_id)',
    [id, now, userId],
  )
}

const KEPT_DAYS = 30

/** Removes sessions that are over for a month: until then one can still find out who was signed in from where. */
export async function deleteOldSessions(tx: Pick<Tx, 'query'>, now: Date): Promise<number> {
  const { rowCount } = await tx.query('DELETE FROM sessions WHERE coalesce(ended_at, last_seen_at) < $1', [
    new Date(now.getTime() - KEPT_DAYS * 24 * 60 * 60 * 1000),
  ])
  return rowCount ?? 0
}
