import { v7 as uuid } from 'uuid'
import type { Tx } from '@/lib/db/transaction'
import { isLastAdmin } from './last-admin'
import { operatorId, operatorKey } from './operator-key'
import { mayOwn, type Role } from './roles'
import { endAccess, revokeTokensOf } from './session-mutations'

/** `mayExport`: takes lists along as files; administrators may in any case. */
export type PersonInput = { name: string; email: string; login: string | null; role: Role; mayExport?: boolean }

export type TeamRefusal = { ok: false; reason: 'taken' | 'login-taken' | 'last-admin' | 'owns-work' | 'gone' }

/** Adds a person. Without a password they cannot sign in until they have used a link. Refuses an e-mail or login in use. */
export async function createPerson(
  tx: Tx,
  input: PersonInput & { passwordHash: string | null },
): Promise<{ ok: true; id: string } | TeamRefusal> {
  const taken = await findTaken(tx, input, null)
  if (taken) return { ok: false, reason: taken }
  const id = uuid()
  await tx.query(
    'INSERT INTO users (id, email, login, name, role, password_hash, may_export) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [id, input.email, input.login, input.name, input.role, input.passwordHash, input.mayExport ?? false],
  )
  return { ok: true, id }
}

/**
 * Changes name, e-mail, login, role and the right to export. A new role or e-mail ends the person's sessions and open
 * password links, and who is no longer an administrator loses the API tokens they made. Refuses what is in use, taking the
 * role from the last administrator, and making a viewer of somebody who still owns open leads or tasks.
 */
export async function updatePerson(
  tx: Tx,
  id: string,
  input: PersonInput,
  now: Date,
): Promise<{ ok: true } | TeamRefusal> {
  const admins = await lockAdmins(tx)
  if (input.role !== 'admin' && isLastAdmin({ id }, admins)) return { ok: false, reason: 'last-admin' }
  // Whoever is giving them something right now is waited for.
  const { rows } = await tx.query<{ email: string; role: Role }>(
    'SELECT email, role FROM users WHERE id = $1 FOR NO KEY UPDATE',
    [id],
  )
  const before = rows[0]
  if (!before) return { ok: false, reason: 'gone' }
  if (!mayOwn(input.role) && (await ownsOpenWork(tx, id))) return { ok: false, reason: 'owns-work' }
  const taken = await findTaken(tx, input, id)
  if (taken) return { ok: false, reason: taken }
  await tx.query(
    `UPDATE users SET email = $2, login = $3, name = $4, role = $5, updated_at = $6, may_export = coalesce($7, may_export)
      WHERE id = $1`,
    [id, input.email, input.login, input.name, input.role, now, input.mayExport ?? null],
  )
  if (before.role !== input.role || before.email !== input.email) await endAccess(tx, id, now)
  if (input.role !== 'admin') await revokeTokensOf(tx, id, now)
  return { ok: true }
}

/**
 * Lets a person in again, or no longer. The latter ends their sessions, open password links and API tokens, and answers
 * how many tokens those were. Refuses to shut out the last administrator.
 */
export async function setActive(
  tx: Tx,
  id: string,
  active: boolean,
  now: Date,
): Promise<{ ok: true; revokedTokens: number } | TeamRefusal> {
  const admins = await lockAdmins(tx)
  if (!active && isLastAdmin({ id }, admins)) return { ok: false, reason: 'last-admin' }
  const { rowCount } = await tx.query('UPDATE users SET active = $2, updated_at = $3 WHERE id = $1', [id, active, now])
  if (!rowCount) return { ok: false, reason: 'gone' }
  await endAccess(tx, id, now)
  return { ok: true, revokedTokens: active ? 0 : await revokeTokensOf(tx, id, now) }
}

/**
 * Says whose an operator of Jivo is; null gives the operator back to the rule of equal e-mails. An operator that no
 * event has named yet is made known. Refuses one without login and id.
 */
export async function mapOperator(
  tx: Tx,
  operator: { login?: string | null; jivoId?: string | null },
  userId: string | null,
): Promise<{ ok: true; id: string; key: string } | { ok: false; reason: 'nameless' }> {
  const key = operatorKey(operator)
  if (!key) return { ok: false, reason: 'nameless' }
  const id = operatorId(key)
  const login = key.startsWith('#') ? null : key
  await tx.query(
    `INSERT INTO operators (id, key, login, jivo_id, user_id) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (key) DO UPDATE SET user_id = $5`,
    [id, key, login, operator.jivoId?.trim() || null, userId],
  )
  return { ok: true, id, key }
}

/** The same for an operator that is known already. Refuses one that is not. */
export async function mapKnownOperator(
  tx: Tx,
  id: string,
  userId: string | null,
): Promise<{ ok: true } | { ok: false; reason: 'gone' }> {
  const { rowCount } = await tx.query('UPDATE operators SET user_id = $2 WHERE id = $1', [id, userId])
  return rowCount ? { ok: true } : { ok: false, reason: 'gone' }
}

// Locked, so that two administrators cannot demote each other at the same moment.
async function lockAdmins(tx: Tx): Promise<{ id: string }[]> {
  const { rows } = await tx.query<{ id: string }>(
    `SELECT id FROM users WHERE role = 'admin' AND active AND password_hash IS NOT NULL ORDER BY id FOR UPDATE`,
  )
  return rows
}

async function ownsOpenWork(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await tx.query<{ owns: boolean }>(
    `SELECT EXISTS (SELECT FROM leads WHERE manager_id = $1 AND status = 'open')
         OR EXISTS (SELECT FROM tasks WHERE assignee_id = $1 AND done_at IS NULL AND withdrawn_at IS NULL) AS owns`,
    [id],
  )
  return rows[0]?.owns ?? false
}

// An e-mail and a login name a person in the same way, so one must not be the other's.
async function findTaken(
  tx: Tx,
  { email, login }: { email: string; login: string | null },
  except: string | null,
): Promise<'taken' | 'login-taken' | null> {
  const { rows } = await tx.query<{ email: string; login: string | null }>(
    `SELECT email, login FROM users
      WHERE (email IN ($1, $2) OR login IN ($1, $2)) AND id IS DISTINCT FROM $3`,
    [email, login, except],
  )
  if (rows.length === 0) return null
  return rows.some(row => row.email === email || row.login === email) ? 'taken' : 'login-taken'
}
