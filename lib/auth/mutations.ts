import { createHmac } from 'node:crypto'
import { addressForLimits } from '@/lib/client-address'
import { prisma } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import { inTransaction, type Tx } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import type { Locale } from '@/lib/i18n/locale'
import { endSessions } from '@/lib/team/session-mutations'
import { decideTry, type Throttle, type Throttles } from './login-throttle'
import { beginSession, type Whereabouts } from './session-mutations'

type Attempt = { email: string; address: string; now: Date }

class HeldBack extends Error {
  constructor(readonly waitSeconds: number) {
    super('too many tries')
  }
}

/**
 * Counts a try before its password is compared, so that a hundred at once count like a hundred in a row. Refuses with
 * the seconds to wait (see login-throttle.ts); a refused try is not counted.
 */
export async function countLoginTry(
  attempt: Attempt,
): Promise<{ ok: true } | { ok: false; reason: 'wait'; waitSeconds: number }> {
  try {
    await inTransaction(tx => countIn(tx, attempt))
    return { ok: true }
  } catch (error) {
    if (error instanceof HeldBack) return { ok: false, reason: 'wait', waitSeconds: error.waitSeconds }
    throw error
  }
}

/** The password was right: this try was none of those that are counted. */
export async function forgiveLoginTry(attempt: Attempt): Promise<void> {
  const keys = keysOf(attempt)
  await pool().query(
    `UPDATE login_throttles SET failures = CASE WHEN key = $2 THEN 0 ELSE greatest(failures - 1, 0) END
      WHERE key = ANY($1)`,
    [Object.values(keys), keys.pair],
  )
  await pool().query(`DELETE FROM login_throttles WHERE window_from < $1`, [
    new Date(attempt.now.getTime() - 24 * 60 * 60 * 1000),
  ])
}

/** Changes what a person says of themselves. */
export async function changePerson(userId: string, change: { name: string } | { locale: Locale }, now: Date) {
  await prisma.user.update({ where: { id: userId }, data: { ...change, updatedAt: now }, select: { id: true } })
}

/**
 * Sets a password and ends every session of the person, also the one in use: a copy of its cookie must not go on.
 * Answers the session that goes on in its place; null where the person is gone.
 */
export async function setPassword(
  tx: Tx,
  user: { id: string; passwordHash: string },
  where: Whereabouts,
  now: Date,
): Promise<string | null> {
  await tx.query('UPDATE users SET password_hash = $2, updated_at = $3 WHERE id = $1', [user.id, user.passwordHash, now])
  await endSessions(tx, user.id, now)
  return beginSession(tx, user, where, now)
}

async function countIn(tx: Tx, attempt: Attempt): Promise<void> {
  const keys = keysOf(attempt)
  const sorted = Object.values(keys).sort()
  await tx.query(
    `INSERT INTO login_throttles (key, window_from, next_try_at) SELECT unnest($1::text[]), $2, $2
     ON CONFLICT (key) DO NOTHING`,
    [sorted, attempt.now],
  )
  const { rows } = await tx.query<Throttle & { key: string }>(
    `SELECT key, failures, window_from AS "windowFrom", next_try_at AS "nextTryAt"
       FROM login_throttles WHERE key = ANY($1) ORDER BY key FOR UPDATE`,
    [sorted],
  )
  const counted = (key: string): Throttle =>
    rows.find(row => row.key === key) ?? { failures: 0, windowFrom: attempt.now, nextTryAt: attempt.now }
  const decision = decideTry(
    { account: counted(keys.account), address: counted(keys.address), pair: counted(keys.pair) },
    attempt.now,
  )
  // Thrown, so that the rows made above for names nobody has are rolled back too.
  if (!decision.ok) throw new HeldBack(decision.waitSeconds)
  await write(tx, keys, decision.after)
}

async function write(tx: Tx, keys: Keys, after: Throttles): Promise<void> {
  for (const name of ['account', 'address', 'pair'] as const) {
    const { failures, windowFrom, nextTryAt } = after[name]
    await tx.query('UPDATE login_throttles SET failures = $2, window_from = $3, next_try_at = $4 WHERE key = $1', [
      keys[name],
      failures,
      windowFrom,
      nextTryAt,
    ])
  }
}

type Keys = Record<keyof Throttles, string>

// Hashed with the installation's secret: the table tells nobody who tried to come in from where.
function keysOf({ email, address }: Attempt): Keys {
  const account = email.trim().toLowerCase()
  const network = addressForLimits(address)
  const key = (name: string) => createHmac('sha256', env.NEXTAUTH_SECRET ?? '').update(name).digest('base64url')
  return {
    account: key(`account ${account}`),
    address: key(`address ${network}`),
    pair: key(`pair ${network} ${account}`),
  }
}
