import { v7 as uuid } from 'uuid'
import { hashToken, newToken } from '@/lib/channels/tokens'
import type { Tx } from '@/lib/db/transaction'
import { readLocale, type Locale } from '@/lib/i18n/locale'
import { endAccess } from '@/lib/team/session-mutations'
import { recordAccess } from './access-mutations'
import { beginSession, type Whereabouts } from './session-mutations'
import { linkEnds, linkPurpose, type LinkPurpose } from './setup-link-life'

/** A link for a person: the token, which is stored nowhere, what it is for and when it ends. */
export type PersonLink = { token: string; purpose: 'invitation' | 'reset'; expiresAt: Date }

/** Makes the link with which the first administrator comes in, in place of an older one. Returns its token. */
export async function makeFirstAdminLink(tx: Tx, now: Date): Promise<string> {
  await tx.query(`DELETE FROM setup_links WHERE purpose = 'first_admin' AND used_at IS NULL`)
  return insertLink(tx, { purpose: 'first_admin', person: null, createdById: null }, now)
}

/**
 * Makes a link with which one person chooses a password, once, and ends their older ones. It ends with each change of
 * their password, e-mail, role or activity (endAccess). Refuses somebody who is not active. `createdById`: the
 * administrator who makes it, null = the admin command.
 */
export async function makePersonLink(
  tx: Tx,
  { userId, createdById }: { userId: string; createdById: string | null },
  now: Date,
): Promise<({ ok: true } & PersonLink) | { ok: false; reason: 'gone' }> {
  // Locked, so that a change of the person comes either before the link or ends it.
  const { rows } = await tx.query<{ id: string; name: string; email: string; hasPassword: boolean }>(
    `SELECT id, name, email, password_hash IS NOT NULL AS "hasPassword" FROM users WHERE id = $1 AND active FOR NO KEY UPDATE`,
    [userId],
  )
  const person = rows[0]
  if (!person) return { ok: false, reason: 'gone' }
  const purpose = linkPurpose(person)
  await tx.query('DELETE FROM setup_links WHERE user_id = $1 AND used_at IS NULL', [userId])
  const token = await insertLink(tx, { purpose, person, createdById }, now)
  await recordAccess(tx, { kind: 'password-link.made', byId: createdById, subject: person, purpose }, now)
  return { ok: true, token, purpose, expiresAt: linkEnds(purpose, now) }
}

type NewLink = { purpose: LinkPurpose; person: { id: string; email: string } | null; createdById: string | null }

async function insertLink(tx: Tx, { purpose, person, createdById }: NewLink, now: Date): Promise<string> {
  const token = newToken()
  await tx.query(
    `INSERT INTO setup_links (id, token_hash, purpose, user_id, email, created_by_id, created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      uuid(),
      hashToken(token),
      purpose,
      person?.id ?? null,
      person?.email ?? null,
      createdById,
      now,
      linkEnds(purpose, now),
    ],
  )
  return token
}

export type SetUp =
  | { ok: true; userId: string; session: { sessionId: string; locale: Locale | null } }
  | { ok: false; reason: 'used' | 'taken' }

type Given = { name: string; email: string; passwordHash: string }

/**
 * Uses a link up: the first administrator is made, or the person it belongs to gets the password and every older session
 * and link of theirs ends. Answers the session that begins with it. Refuses with `used` (used, ended or run out) or
 * `taken` (the e-mail belongs to somebody).
 */
export async function redeemSetupLink(
  tx: Tx,
  token: string,
  given: Given,
  where: Whereabouts,
  now: Date,
): Promise<SetUp> {
  const link = await lockLink(tx, token, now)
  if (!link) return { ok: false, reason: 'used' }
  await tx.query('UPDATE setup_links SET used_at = $2 WHERE id = $1', [link.id, now])
  const user = link.userId === null ? await makeAdmin(tx, given) : await givePassword(tx, link.userId, given, now)
  const sessionId = user && (await beginSession(tx, { ...user, passwordHash: given.passwordHash }, where, now))
  if (!user || !sessionId) return { ok: false, reason: link.userId === null ? 'taken' : 'used' }
  await tx.query('UPDATE setup_links SET user_id = $2 WHERE id = $1', [link.id, user.id])
  const subject = { id: user.id, name: given.name }
  await recordAccess(tx, { kind: 'password-link.used', byId: user.id, subject, purpose: link.purpose }, now)
  return { ok: true, userId: user.id, session: { sessionId, locale: user.locale } }
}

type Link = { id: string; purpose: LinkPurpose; userId: string | null }

// The person first and then the link, as whoever changes a person and ends their links.
async function lockLink(tx: Tx, token: string, now: Date): Promise<Link | null> {
  const hash = hashToken(token)
  await tx.query(
    'SELECT FROM users WHERE id = (SELECT user_id FROM setup_links WHERE token_hash = $1) FOR NO KEY UPDATE',
    [hash],
  )
  const { rows } = await tx.query<Link>(
    `SELECT id, purpose, user_id AS "userId" FROM setup_links
      WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2 AND (purpose = 'first_admin' OR user_id IS NOT NULL) FOR UPDATE`,
    [hash, now],
  )
  return rows[0] ?? null
}

type Person = { id: string; locale: Locale | null }
type Row = { id: string; locale: string | null }

async function makeAdmin(tx: Tx, given: Given): Promise<Person | null> {
  const { rows } = await tx.query<Row>(
    `INSERT INTO users (id, email, name, role, password_hash) VALUES ($1, $2, $3, 'admin', $4)
     ON CONFLICT (email) DO NOTHING RETURNING id, locale`,
    [uuid(), given.email, given.name, given.passwordHash],
  )
  return readPerson(rows[0])
}

async function givePassword(tx: Tx, userId: string, given: Given, now: Date): Promise<Person | null> {
  const { rows } = await tx.query<Row>(
    `UPDATE users SET name = $2, password_hash = $3, updated_at = $4
      WHERE id = $1 AND active RETURNING id, locale`,
    [userId, given.name, given.passwordHash, now],
  )
  if (rows[0]) await endAccess(tx, rows[0].id, now)
  return readPerson(rows[0])
}

function readPerson(row: Row | undefined): Person | null {
  return row ? { id: row.id, locale: readLocale(row.locale) } : null
}
