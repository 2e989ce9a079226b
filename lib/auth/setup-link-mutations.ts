import { v7 as uuid } from 'uuid'
import { hashToken, newToken } from '@/lib/channels/tokens'
import { inTransaction, type Tx } from '@/lib/db/transaction'
import { readLocale, type Locale } from '@/lib/i18n/locale'
import { endSessions } from '@/lib/team/session-mutations'
import type { Role } from './permissions'
import { beginSession, type Whereabouts } from './session-mutations'

const VALID_MS = 7 * 24 * 60 * 60 * 1000

type NewLink = {
  purpose: 'first_admin' | 'invitation'
  email: string | null
  role: Role
  createdById: string | null
}

/**
 * Makes a link that lets somebody in once within seven days, and ends the older ones of the same purpose and person.
 * Returns the token, which is stored nowhere.
 */
export async function makeSetupLink(tx: Tx, link: NewLink, now: Date): Promise<string> {
  const token = newToken()
  await tx.query(
    'DELETE FROM setup_links WHERE purpose = $1 AND email IS NOT DISTINCT FROM $2 AND used_at IS NULL',
    [link.purpose, link.email],
  )
  await tx.query(
    `INSERT INTO setup_links (id, token_hash, purpose, email, role, created_by_id, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      uuid(),
      hashToken(token),
      link.purpose,
      link.email,
      link.role,
      link.createdById,
      new Date(now.getTime() + VALID_MS),
    ],
  )
  return token
}

export type SetUp =
  | { ok: true; userId: string; session: { sessionId: string; locale: Locale | null } }
  | { ok: false; reason: 'used' | 'taken' }

/**
 * Uses a link up: the first administrator is made, or the invited person gets the password and every older session of
 * theirs ends. Answers the session that begins with it. Refuses with `used` (used, replaced or run out) or `taken` (the e-mail belongs to somebody).
 */
export async function redeemSetupLink(
  token: string,
  given: { name: string; email: string; passwordHash: string },
  where: Whereabouts,
  now: Date,
): Promise<SetUp> {
  return inTransaction(async tx => {
    const { rows } = await tx.query<{ id: string; purpose: NewLink['purpose']; email: string | null }>(
      `SELECT id, purpose, email FROM setup_links
        WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2 FOR UPDATE`,
      [hashToken(token), now],
    )
    const link = rows[0]
    if (!link) return { ok: false, reason: 'used' }
    await tx.query('UPDATE setup_links SET used_at = $2 WHERE id = $1', [link.id, now])
    const user =
      link.purpose === 'first_admin' ? await makeAdmin(tx, given) : await giveAccess(tx, link.email, given, now)
    const sessionId = user && (await beginSession(tx, { ...user, passwordHash: given.passwordHash }, where, now))
    if (!user || !sessionId) return { ok: false, reason: link.purpose === 'first_admin' ? 'taken' : 'used' }
    return { ok: true, userId: user.id, session: { sessionId, locale: user.locale } }
  })
}

type Person = { id: string; locale: Locale | null }
type Row = { id: string; locale: string | null }

async function makeAdmin(
  tx: Tx,
  given: { name: string; email: string; passwordHash: string },
): Promise<Person | null> {
  const { rows } = await tx.query<Row>(
    `INSERT INTO users (id, email, name, role, password_hash) VALUES ($1, $2, $3, 'admin', $4)
     ON CONFLICT (email) DO NOTHING RETURNING id, locale`,
    [uuid(), given.email, given.name, given.passwordHash],
  )
  return readPerson(rows[0])
}

async function giveAccess(
  tx: Tx,
  email: string | null,
  given: { name: string; passwordHash: string },
  now: Date,
): Promise<Person | null> {
  const { rows } = await tx.query<Row>(
    `UPDATE users SET name = $2, password_hash = $3, updated_at = $4
      WHERE email = $1 AND active RETURNING id, locale`,
    [email, given.name, given.passwordHash, now],
  )
  if (rows[0]) await endSessions(tx, rows[0].id, now)
  return readPerson(rows[0])
}

function readPerson(row: Row | undefined): Person | null {
  return row ? { id: row.id, locale: readLocale(row.locale) } : null
}
