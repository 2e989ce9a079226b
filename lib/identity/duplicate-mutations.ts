import type { Tx } from '../db/transaction'
import { keptSuspicion, WHATEVER } from './duplicate-reasons'
import { writeSuspicions } from './duplicate-scan-mutations'
import { isKeptApart, readIdentifiers } from './facts-queries'

export type DismissResult = { ok: true; contactIds: [string, string] } | { ok: false; reason: 'not_found' }

type Deciding = { duplicateId: string; userId: string | null; now: Date }

/**
 * Two suspected contacts are not the same person: the pair leaves the queue for everybody, and no scan brings it back.
 * Dismissed again it stays with who did it first. Refuses an unknown pair, which is also one that became one contact.
 */
export async function dismissDuplicate(tx: Tx, { duplicateId, userId, now }: Deciding): Promise<DismissResult> {
  return decided(
    await tx.query(
      `UPDATE duplicates SET state = 'dismissed',
         dismissed_by_id = CASE WHEN state = 'open' THEN $2::uuid ELSE dismissed_by_id END,
         dismissed_at = CASE WHEN state = 'open' THEN $3::timestamptz ELSE dismissed_at END
       WHERE id = $1 RETURNING least_id, greatest_id`,
      [duplicateId, userId, now],
    ),
  )
}

/** Takes a dismissal back: the pair is in the queue again. Refuses an unknown pair; an open one stays as it is. */
export async function reopenDuplicate(tx: Tx, duplicateId: string): Promise<DismissResult> {
  return decided(
    await tx.query(
      `UPDATE duplicates SET state = 'open', dismissed_by_id = NULL, dismissed_at = NULL
       WHERE id = $1 RETURNING least_id, greatest_id`,
      [duplicateId],
    ),
  )
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
export async function suspectKept(tx: Tx, { oneId, otherId, key, now }: Pair & { key: string; now: Date }): Promise<void> {
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

function decided({ rows }: { rows: { least_id: string; greatest_id: string }[] }): DismissResult {
  const [pair] = rows
  return pair ? { ok: true, contactIds: [pair.least_id, pair.greatest_id] } : { ok: false, reason: 'not_found' }
}
