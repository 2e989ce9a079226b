import { pool } from '@/lib/db/pool'

/** Where the distribution of chats names a person, and the programs that go on with a token they made. */
export type LeaverPlaces = {
  /** assignment rules that give them chats */
  rules: number
  /** names of the channels whose leads are theirs by default */
  channels: string[]
  /** leads of all channels are theirs where nobody else is named */
  isDefaultOwner: boolean
  inPool: boolean
  /** names of their API tokens that still work */
  tokens: string[]
}

/** What goes on in the name of somebody who is about to leave. */
export async function getLeaverPlaces(userId: string): Promise<LeaverPlaces> {
  const { rows } = await pool().query<LeaverPlaces>(
    `SELECT (SELECT count(*)::int FROM assignment_rules WHERE user_id = u.id) AS rules,
            ARRAY(SELECT name FROM channels WHERE default_manager_id = u.id AND active ORDER BY lower(name), id) AS channels,
            EXISTS (SELECT FROM settings WHERE default_owner_id = u.id) AS "isDefaultOwner",
            u.in_pool AS "inPool",
            ARRAY(SELECT name FROM api_tokens WHERE created_by_id = u.id AND revoked_at IS NULL AND expires_at > now() ORDER BY created_at, id) AS tokens
       FROM users u WHERE u.id = $1`,
    [userId],
  )
  return rows[0] ?? { rules: 0, channels: [], isDefaultOwner: false, inPool: false, tokens: [] }
}
