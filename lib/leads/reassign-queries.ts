import { pool } from '@/lib/db/pool'

/** The lead `l` stands where the leads of its channel begin. */
export const IN_FIRST_STAGE = `l.stage = coalesce((SELECT stage FROM channels WHERE id = l.channel_id), 'new')`

/**
 * The leads that a mapping may still move: open, in the stage where its channel's leads begin, and not given to anybody by hand. `key` is an
 * operator that had a say in the lead (see reassign.ts).
 */
export const MOVABLE_LEADS = `
  SELECT l.id, l.contact_id, l.manager_id, k.key
    FROM leads l CROSS JOIN LATERAL (
      SELECT s->>'operator' AS key FROM jsonb_array_elements(coalesce(l.manager_reason->'skipped', '[]')) s
       WHERE s->>'step' IN ('operator', 'assigned_agent') AND s->>'why' IN ('unmapped', 'inactive')
      UNION
      SELECT l.manager_reason->>'operator' WHERE l.manager_reason->>'code' IN ('operator', 'assigned_agent')) k
   WHERE l.status = 'open' AND ${IN_FIRST_STAGE} AND NOT l.manager_by_hand AND k.key IS NOT NULL`

/** How many leads an operator's mapping may still move, by the operator's key and whose they are now. */
export async function countMovableLeads(): Promise<{ key: string; managerId: string | null; leads: number }[]> {
  const { rows } = await pool().query<{ key: string; managerId: string | null; leads: number }>(
    `SELECT key, manager_id AS "managerId", count(*)::int AS leads FROM (${MOVABLE_LEADS}) m GROUP BY key, manager_id`,
  )
  return rows
}
