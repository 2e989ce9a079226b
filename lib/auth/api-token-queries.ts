import { pool } from '@/lib/db/pool'
import { tokenState, type TokenFacts, type TokenState } from './api-token-life'

/** A token of another program. `createdBy` null = made by the admin command. Instants as ISO; `lastUsedAt` to a minute. */
export type ApiTokenRow = {
  id: string
  name: string
  state: TokenState
  createdBy: string | null
  createdAt: string
  lastUsedAt: string | null
  expiresAt: string
}

type Listed = TokenFacts & {
  id: string
  name: string
  createdBy: string | null
  createdAt: Date
  lastUsedAt: Date | null
}

const MAKER = `CASE WHEN u.id IS NULL THEN NULL ELSE json_build_object('active', u.active, 'role', u.role) END AS maker`

/** The tokens of other programs that were not revoked, newest first: also those that have expired. */
export async function listApiTokens(now: Date): Promise<ApiTokenRow[]> {
  const { rows } = await pool().query<Listed>(
    `SELECT t.id, t.name, u.name AS "createdBy", t.created_at AS "createdAt", t.last_used_at AS "lastUsedAt",
            t.expires_at AS "expiresAt", t.revoked_at AS "revokedAt", ${MAKER}
       FROM api_tokens t LEFT JOIN users u ON u.id = t.created_by_id
      WHERE t.revoked_at IS NULL ORDER BY t.created_at DESC, t.id DESC`,
  )
  return rows.map(row => ({
    id: row.id,
    name: row.name,
    state: tokenState(row, now),
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    expiresAt: row.expiresAt.toISOString(),
  }))
}

/** The token with this SHA-256 and what decides whether it works (api-token-life.ts), or null. */
export async function findApiToken(hash: Buffer): Promise<(TokenFacts & { id: string; name: string }) | null> {
  const { rows } = await pool().query<TokenFacts & { id: string; name: string }>(
    `SELECT t.id, t.name, t.revoked_at AS "revokedAt", t.expires_at AS "expiresAt", ${MAKER}
       FROM api_tokens t LEFT JOIN users u ON u.id = t.created_by_id WHERE t.token_hash = $1`,
    [hash],
  )
  return rows[0] ?? null
}
