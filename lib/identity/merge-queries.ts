import type { Pool, PoolClient } from 'pg'
import type { MergeBefore, MergeMoved, MoveCounts } from './unmerge'

type Tx = Pick<PoolClient | Pool, 'query'>

export type StoredMerge = {
  id: string
  survivorId: string
  loserId: string
  reason: string
  mergedById: string | null
  mergedBy: string | null
  mergedAt: Date
  undoneAt: Date | null
  undoneBy: string | null
  before: MergeBefore
  moved: MergeMoved
}

/** A merge with its books, or null. */
export async function readMerge(tx: Tx, mergeId: string): Promise<StoredMerge | null> {
  const { rows } = await tx.query(
    `SELECT m.id, survivor_id AS "survivorId", loser_id AS "loserId", reason, merged_by_id AS "mergedById", b.name AS "mergedBy",
       merged_at AS "mergedAt", undone_at AS "undoneAt", u.name AS "undoneBy", before, moved
     FROM merges m LEFT JOIN users u ON u.id = m.undone_by_id LEFT JOIN users b ON b.id = m.merged_by_id WHERE m.id = $1`,
    [mergeId],
  )
  return (rows[0] as StoredMerge | undefined) ?? null
}

/** What would move from the loser to the survivor, by the same rules as the merge itself. */
export async function countMoves(tx: Tx, survivorId: string, loserId: string): Promise<MoveCounts> {
  const { rows } = await tx.query(
    `SELECT
       (SELECT count(*)::int FROM chats WHERE contact_id = $2) AS chats,
       (SELECT count(*)::int FROM leads WHERE contact_id = $2) AS leads,
       (SELECT count(*)::int FROM tasks WHERE contact_id = $2) AS tasks,
       (SELECT count(*)::int FROM notes WHERE contact_id = $2) AS notes,
       (SELECT count(*)::int FROM history WHERE contact_id = $2) AS history,
       (SELECT count(*)::int FROM conflicts WHERE state = 'open' AND (contact_id = $2 OR other_contact_id = $2)) AS conflicts,
       (SELECT count(*)::int FROM identifiers l WHERE ${MOVES} AND kind = 'email') AS emails,
       (SELECT count(*)::int FROM identifiers l WHERE ${MOVES} AND kind = 'phone') AS phones`,
    [survivorId, loserId],
  )
  return rows[0] as MoveCounts
}

const MOVES = `l.contact_id = $2 AND NOT EXISTS (SELECT FROM identifiers s WHERE s.contact_id = $1 AND s.kind = l.kind
  AND (s.key = l.key OR (s.key IS NULL AND l.key IS NULL AND s.raw = l.raw)))`
