import type { PoolClient } from 'pg'
import { pool } from '../db/pool'

/** Owners of the contacts of a conflict, null for a contact that nobody owns; [] for an unknown conflict. */
export async function findSettlers(conflictId: string): Promise<(string | null)[]> {
  const { rows } = await pool().query<{ owner: string | null }>(
    'SELECT c.owner_id AS owner FROM conflicts x JOIN contacts c ON c.id IN (x.contact_id, x.other_contact_id) WHERE x.id = $1',
    [conflictId],
  )
  return rows.map(row => row.owner)
}

/**
 * The open conflicts that end when two contacts become one or are told apart, each with the owners of its contacts:
 * those between the two, and those of one about a value that the other has.
 */
export async function findSettlersBetween(
  oneId: string,
  otherId: string,
  db: Pick<PoolClient, 'query'> = pool(),
): Promise<(string | null)[][]> {
  const { rows } = await db.query<{ owners: (string | null)[] }>(
    `SELECT array_agg(c.owner_id) AS owners FROM conflicts x JOIN contacts c ON c.id IN (x.contact_id, x.other_contact_id)
     WHERE x.state = 'open' AND x.contact_id IN ($1, $2)
       AND (x.other_contact_id IN ($1, $2) OR EXISTS (SELECT FROM identifiers i WHERE i.kind = x.key_kind AND i.key = x.key
         AND i.contact_id IN ($1, $2) AND i.contact_id <> x.contact_id))
     GROUP BY x.id`,
    [oneId, otherId],
  )
  return rows.map(row => row.owners)
}

/** Whose merge it is: a merge by its id, or the one that settled a conflict; null when there is none. */
export async function findMergeOwner(
  of: { mergeId: string } | { conflictId: string },
): Promise<{ mergedById: string | null; reason: string } | null> {
  const [where, id] =
    'mergeId' in of
      ? ['id = $1', of.mergeId]
      : [`id = (SELECT (undo->>'mergeId')::uuid FROM conflicts WHERE id = $1)`, of.conflictId]
  const { rows } = await pool().query<{ mergedById: string | null; reason: string }>(
    `SELECT merged_by_id AS "mergedById", reason FROM merges WHERE ${where}`,
    [id],
  )
  return rows[0] ?? null
}

/** Whether a conflict is about a value that somebody has locked as verified: such are settled one by one. */
export async function isVerified(conflictId: string): Promise<boolean> {
  const { rows } = await pool().query(
    `SELECT 1 FROM conflicts x JOIN identifiers i ON i.contact_id = x.contact_id AND i.kind = x.key_kind AND i.is_primary AND i.verified
     WHERE x.id = $1`,
    [conflictId],
  )
  return rows.length > 0
}
