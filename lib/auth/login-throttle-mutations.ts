import { createHmac } from 'node:crypto'
import { addressForLimits } from '@/lib/client-address'
import { pool } from '@/lib/db/pool'
import { inTransaction, type Tx } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { decideKnownTry, decideTry, type Throttle } from './login-throttle'

/** A try to sign in. `deviceId`: of the browser or session that the person is known of; null for a stranger. */
export type Attempt = { email: string; address: string; deviceId: string | null; now: Date }

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
    [Object.values(keys), 'device' in keys ? keys.device : keys.pair],
  )
  await pool().query(`DELETE FROM login_throttles WHERE window_from < $1`, [
    new Date(attempt.now.getTime() - 24 * 60 * 60 * 1000),
  ])
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
  const decision =
    'device' in keys
      ? decideKnownTry({ device: counted(keys.device) }, attempt.now)
      : decideTry(
          { account: counted(keys.account), address: counted(keys.address), pair: counted(keys.pair) },
          attempt.now,
        )
  // Thrown, so that the rows made above for names nobody has are rolled back too.
  if (!decision.ok) throw new HeldBack(decision.waitSeconds)
  await write(tx, keys, decision.after)
}

async function write(tx: Tx, keys: Keys, after: Record<string, Throttle>): Promise<void> {
  const keyOf = new Map(Object.entries(keys))
  for (const [name, { failures, windowFrom, nextTryAt }] of Object.entries(after)) {
    await tx.query('UPDATE login_throttles SET failures = $2, window_from = $3, next_try_at = $4 WHERE key = $1', [
      keyOf.get(name),
      failures,
      windowFrom,
      nextTryAt,
    ])
  }
}

type Keys = { account: string; address: string; pair: string } | { device: string }

// Hashed with the installation's secret: the table tells nobody who tried to come in from where.
function keysOf({ email, address, deviceId }: Attempt): Keys {
  const key = (name: string) =>
    createHmac('sha256', env.NEXTAUTH_SECRET ?? '')
      .update(name)
      .digest('base64url')
  if (deviceId !== null) return { device: key(`device ${deviceId}`) }
  const account = email.trim().toLowerCase()
  const network = addressForLimits(address)
  return {
    account: key(`account ${account}`),
    address: key(`address ${network}`),
    pair: key(`pair ${network} ${account}`),
  }
}
