import { v7 as uuid } from 'uuid'
import { hashToken, newToken } from '@/lib/channels/tokens'
import type { Tx } from '@/lib/db/transaction'
import { recordAccess } from './access-mutations'
import { tokenEnds } from './api-token-life'

export type MadeToken = { id: string; name: string; token: string; expiresAt: Date }

/**
 * Makes a token for another program, which reads and changes what an administrator may; it ends after `days`. The token
 * itself is seen this once. `createdById` null = the admin command. Refuses who may not have one.
 */
export async function createApiToken(
  tx: Tx,
  input: { name: string; days: number; createdById: string | null },
  now: Date,
): Promise<({ ok: true } & MadeToken) | { ok: false; reason: 'forbidden' }> {
  // Locked, so that whoever takes the role away at this moment comes before it or ends it.
  const maker =
    input.createdById === null ||
    (await tx.query(`SELECT FROM users WHERE id = $1 AND active AND role = 'admin' FOR SHARE`, [input.createdById]))
      .rowCount
  if (!maker) return { ok: false, reason: 'forbidden' }
  const made = { id: uuid(), name: input.name, token: newToken(), expiresAt: tokenEnds(input.days, now) }
  await tx.query(
    'INSERT INTO api_tokens (id, name, token_hash, created_by_id, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)',
    [made.id, made.name, hashToken(made.token), input.createdById, now, made.expiresAt],
  )
  await recordAccess(tx, { kind: 'api-token.made', byId: input.createdById, subject: made }, now)
  return { ok: true, ...made }
}

/**
 * Ends a token; programs that hold it are refused from the next request on. Ending it twice changes nothing and answers
 * when it ended. Refuses an unknown one. `byId` null = the admin command.
 */
export async function revokeApiToken(
  tx: Tx,
  { id, byId }: { id: string; byId: string | null },
  now: Date,
): Promise<{ ok: true; name: string; revokedAt: Date } | { ok: false; reason: 'unknown' }> {
  const { rows } = await tx.query<{ name: string; revokedAt: Date | null }>(
    'SELECT name, revoked_at AS "revokedAt" FROM api_tokens WHERE id = $1 FOR UPDATE',
    [id],
  )
  const token = rows[0]
  if (!token) return { ok: false, reason: 'unknown' }
  if (token.revokedAt) return { ok: true, name: token.name, revokedAt: token.revokedAt }
  await tx.query('UPDATE api_tokens SET revoked_at = $2 WHERE id = $1', [id, now])
  await recordAccess(tx, { kind: 'api-token.revoked', byId, subject: { id, name: token.name } }, now)
  return { ok: true, name: token.name, revokedAt: now }
}
