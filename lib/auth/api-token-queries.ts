import { pool } from '@/lib/db/pool'

export type ApiTokenRow = { id: string; name: string; createdBy: string | null; createdAt: string; lastUsedAt: string | null }

/** The tokens of other programs that still work, newest first. */
export async function listApiTokens(): Promise<ApiTokenRow[]> {
  const { rows } = await pool().query<Omit<ApiTokenRow, 'createdAt' | 'lastUsedAt'> & { createdAt: Date; lastUsedAt: Date | null }>(
    `SELECT t.id, t.name, u.name AS "createdBy", t.created_at AS "createdAt", t.last_used_at AS "lastUsedAt"
       FROM api_tokens t LEFT JOIN users u ON u.id = t.created_by_id
      WHERE t.revoked_at IS NULL ORDER BY t.created_at DESC, t.id DESC`,
  )
  return rows.map(row => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  }))
}

/** The live token with this SHA-256, or null. */
export async function findApiToken(hash: Buffer): Promise<{ id: string; name: string } | null> {
  const { rows } = await pool().query<{ id: string; name: string }>(
    'SELECT id, name FROM api_tokens WHERE token_hash = $1 AND revoked_at IS NULL',
    [hash],
  )
  return rows[0] ?? null
}
