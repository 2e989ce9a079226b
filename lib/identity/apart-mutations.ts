import type { Tx } from '../db/transaction'
import { tellApart, type Apart } from './apart-history-mutations'
import { dismissPair, reopenPair } from './duplicate-mutations'
import { WHATEVER } from './duplicate-reasons'
import { lockAll } from './facts-queries'
import { settleConflict } from './settle-mutations'

/**
 * Remembers, for everybody, that two contacts are two people: settles their open questions with “keep” and answers
 * which ones; dismisses the two as suspected duplicates and answers that pair, if there was one; tells it on both, once.
 * Refuses a contact with itself and contacts that do not exist.
 */
export async function keepApart(
  tx: Tx,
  { oneId, otherId, userId, now }: Apart,
): Promise<
  { ok: true; settled: string[]; duplicateId: string | null } | { ok: false; reason: 'itself' | 'not_found' }
> {
  if (oneId === otherId) return { ok: false, reason: 'itself' }
  const both = await tx.query('SELECT id FROM contacts WHERE id = ANY($1::uuid[]) AND merged_into_id IS NULL', [
    [oneId, otherId],
  ])
  if (both.rows.length < 2) return { ok: false, reason: 'not_found' }
  const { rows } = await tx.query(
    `SELECT id FROM conflicts WHERE state = 'open' AND kind = 'two_contacts'
       AND least(contact_id, other_contact_id) = least($1::uuid, $2::uuid)
       AND greatest(contact_id, other_contact_id) = greatest($1::uuid, $2::uuid) ORDER BY id`,
    [oneId, otherId],
  )
  const settled: string[] = []
  for (const { id } of rows as { id: string }[]) {
    const result = await settleConflict(tx, { conflictId: id, choice: 'keep', userId, now })
    if (result.ok) settled.push(id)
  }
  await lockAll(tx, [], [oneId, otherId])
  const { rowCount } = await tx.query(
    `INSERT INTO kept_pairs (least_id, greatest_id, key, created_at)
     VALUES (least($1::uuid, $2::uuid), greatest($1::uuid, $2::uuid), $3, $4) ON CONFLICT DO NOTHING`,
    [oneId, otherId, WHATEVER, now],
  )
  if (rowCount) await tellApart(tx, 'contact.kept_apart', { oneId, otherId, userId, now })
  return { ok: true, settled, duplicateId: await dismissPair(tx, { oneId, otherId, userId, now }) }
}

/** Takes back that two contacts are two people, told on both; a suspicion that this dismissed is open again. */
export async function forgetApart(tx: Tx, apart: Apart): Promise<void> {
  await forgetPair(tx, apart)
  await reopenPair(tx, apart)
}

/** Forgets that a contact and some others are two people; what “keep” of a conflict remembers of a value stays. */
export async function togetherAgain(
  tx: Tx,
  { contactId, otherIds, ...by }: { contactId: string; otherIds: readonly string[]; userId: string | null; now: Date },
): Promise<void> {
  await lockAll(tx, [], [contactId, ...otherIds])
  for (const otherId of otherIds) await forgetPair(tx, { oneId: contactId, otherId, ...by })
}

async function forgetPair(tx: Tx, apart: Apart): Promise<void> {
  const { oneId, otherId } = apart
  await lockAll(tx, [], [oneId, otherId])
  const { rowCount } = await tx.query(
    `DELETE FROM kept_pairs WHERE least_id = least($1::uuid, $2::uuid) AND greatest_id = greatest($1::uuid, $2::uuid)
       AND key = $3`,
    [oneId, otherId, WHATEVER],
  )
  if (rowCount) await tellApart(tx, 'contact.apart_undone', apart)
}
