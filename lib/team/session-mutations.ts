import type { Tx } from '@/lib/db/transaction'

/** Ends the sessions of a person, all but the one named; whoever sits there notices at the next request. */
export async function endSessions(
  tx: Pick<Tx, 'query'>,
  userId: string,
  now: Date,
  except: string | null = null,
): Promise<void> {
  await tx.query(
    'UPDATE sessions SET ended_at = $2 WHERE user_id = $1 AND ended_at IS NULL AND id IS DISTINCT FROM $3',
    [userId, now, except],
  )
}

/**
 * Ends every session of a person and every link with which they could still choose a password. For each change of
 * password, e-mail, role or activity: what was given out before must not open what the person has become.
 */
export async function endAccess(tx: Pick<Tx, 'query'>, userId: string, now: Date): Promise<void> {
  await endSessions(tx, userId, now)
  await tx.query('DELETE FROM setup_links WHERE user_id = $1 AND used_at IS NULL', [userId])
}

/** Ends the API tokens that a person made; they are refused from the next request on. Answers how many there were. */
export async function revokeTokensOf(tx: Pick<Tx, 'query'>, userId: string, now: Date): Promise<number> {
  const { rowCount } = await tx.query(
    'UPDATE api_tokens SET revoked_at = $2 WHERE created_by_id = $1 AND revoked_at IS NULL',
    [userId, now],
  )
  return rowCount ?? 0
}
