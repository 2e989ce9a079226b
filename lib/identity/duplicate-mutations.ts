import type { Tx } from '../db/transaction'
import { tellApart } from './apart-history-mutations'
import { keptSuspicion, WHATEVER } from './duplicate-reasons'
import { writeSuspicions } from './duplicate-scan-mutations'
import { isKeptApart, lockAll, readIdentifiers } from './facts-queries'

export type DismissResult = { ok: true; contactIds: [string, string] } | { ok: false; reason: 'not_found' }

type Deciding = { duplicateId: string; userId: string | null; now: Date }

/**
 * Two suspected contacts are not the same person: the pair leaves the queue for everybody, and no scan brings it back.
 * Told on both; dismissed again it stays with who did it first. Refuses an unknown pair, which is also one that became one contact.
 */
export async function dismissDuplicate(tx: Tx, { duplicateId, userId, now }: Deciding): Promise<DismissResult> {
  const pair = await lockPair(tx, duplicateId)
  if (!pair) return { ok: false, reason: 'not_found' }
  const { rowCount } = await tx.query(
    `UPDATE duplicates SET state = 'dismissed', dismissed_by_id = $2, dismissed_at = $3 WHERE id = $1 AND state = 'open'`,
    [duplicateId, userId, now],
  )
  if (rowCount) await tellApart(tx, 'contact.kept_apart', { ...pair, userId, now })
  return { ok: true, contactIds: [pair.oneId, pair.otherId] }
}

/** Takes a dismissal back, told on both: the pair is in the queue again. Refuses an unknown pair; an open one stays as it is. */
export async function reopenDuplicate(tx: Tx, { duplicateId, userId, now }: Deciding): Promise<DismissResult> {
  const pair = await lockPair(tx, duplicateId)
  if (!pair) return { ok: false, reason: 'not_found' }
  const { rowCount } = await tx.query(
    `UPDATE duplicates SET state = 'open', dismissed_by_id = NULL, dismissed_at = NULL WHERE id = $1 AND state <> 'open'`,
    [duplicateId],
  )
  if (rowCount) await tellApart(tx, 'contact.apart_undone', { ...pair, userId, now })
  return { ok: true, contactIds: [pair.oneId, pair.otherId] }
}

// The contacts first, as every writer of them: their history is written after the pair.
async function lockPair(tx: Tx, duplicateId: string): Promise<Pair | null> {
  const { rows } = await tx.query<Pair>(
    'SELECT least_id AS "oneId", greatest_id AS "otherId" FROM duplicates WHERE id = $1',
    [duplicateId],
  )
  const [pair] = rows
  if (!pair) return null
  await lockAll(tx, [], [pair.oneId, pair.otherId])
  const still = await tx.query('SELECT FROM duplicates WHERE id = $1 FOR UPDATE', [duplicateId])
  return still.rowCount ? pair : null
}

type Pair = { oneId: string; otherId: string }

/** The pair of two contacts, if it was dismissed, is in the queue again. */
export async function reopenPair(tx: Tx, { oneId, otherId }: Pair): Promise<void> {
  await tx.query(
    `UPDATE duplicates SET state = 'open', dismissed_by_id = NULL, dismissed_at = NULL
     WHERE least_id = least($1::uuid, $2::uuid) AND greatest_id = greatest($1::uuid, $2::uuid)`,
    [oneId, otherId],
  )
}

/** Dismisses the pair of two contacts if it is open; answers its id, or null. */
export async function dismissPair(
  tx: Tx,
  { oneId, otherId, userId, now }: Pair & { userId: string | null; now: Date },
): Promise<string | null> {
  const { rows } = await tx.query<{ id: string }>(
    `UPDATE duplicates SET state = 'dismissed', dismissed_by_id = $3, dismissed_at = $4
     WHERE least_id = least($1::uuid, $2::uuid) AND greatest_id = greatest($1::uuid, $2::uuid) AND state = 'open'
     RETURNING id`,
    [oneId, otherId, userId, now],
  )
  return rows[0]?.id ?? null
}

/** Two contacts that were kept as they are about a key are suspect from then on, unless somebody dismissed the pair. */
export async function suspectKept(
  tx: Tx,
  { oneId, otherId, key, now }: Pair & { key: string; now: Date },
): Promise<void> {
  const [leastId, greatestId] = [oneId, otherId].toSorted() as [string, string]
  if (await isKeptApart(tx, oneId, otherId, WHATEVER)) return
  const held = (await readIdentifiers(tx, [oneId, otherId])).find(one => one.key === key) ?? null
  await writeSuspicions(tx, [keptSuspicion({ leastId, greatestId, key, held })], { scanId: null, now })
}

/** The answer was taken back, and with it this suspicion; what else speaks for the pair, the next scan finds. */
export async function forgetKept(tx: Tx, { oneId, otherId }: Pair): Promise<void> {
  await tx.query(
    `DELETE FROM duplicates d WHERE least_id = least($1::uuid, $2::uuid) AND greatest_id = greatest($1::uuid, $2::uuid)
       AND state = 'open' AND reason = 'kept_apart'
       AND NOT EXISTS (SELECT FROM kept_pairs k WHERE k.least_id = d.least_id AND k.greatest_id = d.greatest_id)`,
    [oneId, otherId],
  )
}
