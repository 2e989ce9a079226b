import { v7 as uuid } from 'uuid'
import { hashToken, newToken } from '@/lib/channels/tokens'
import type { Tx } from '@/lib/db/transaction'

/** Makes a token for another program. The token itself is seen this once. */
export async function createApiToken(
  tx: Tx,
  input: { name: string; createdById: string | null },
): Promise<{ id: string; name: string; token: string }> {
  const id = uuid()
  const token = newToken()
  await tx.query('INSERT INTO api_tokens (id, name, token_hash, created_by_id) VALUES ($1, $2, $3, $4)', [
    id,
    input.name,
    hashToken(token),
    input.createdById,
  ])
  return { id, name: input.name, token }
}

/** Ends a token; programs that hold it are refused within seconds. Ending it twice changes nothing. */
export async function revokeApiToken(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.query('UPDATE api_tokens SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL', [id, now])
}
