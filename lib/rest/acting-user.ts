import type { Tx } from '@/lib/db/transaction'

/**
 * In whose name a program acts: the administrator who made its token; null for one made on the command line.
 */
export async function readActingUser(tx: Tx, tokenId: string): Promise<string | null> {
  const { rows } = await tx.query<{ userId: string | null }>(
    'SELECT created_by_id AS "userId" FROM api_tokens WHERE id = $1',
    [tokenId],
  )
  return rows[0]?.userId ?? null
}
