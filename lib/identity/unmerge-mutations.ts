import { v7 as newId } from 'uuid'
import type { Tx } from '../db/transaction'
import { applyIfUnchanged, writeHistory } from './changes-mutations'
import { lockAll, readContacts, readIdentifiers } from './facts-queries'
import { keyLocks } from './merge-mutations'
import { readMerge, type StoredMerge } from './merge-queries'
import { invert } from './row-changes'
import type { ConflictRow, ContactRow, Row } from './rows'
import { readStays, type Stays } from './stays-queries'
import { isWithinUndo } from './undo'
import { conflictsBack, fieldsBack, twinsBack } from './unmerge'

export type UnmergeResult =
  | { ok: true; mergeId: string; survivorId: string; loserId: string; stays: Stays }
  | { ok: false; reason: 'not_found' | 'expired' | 'erased' }
  | { ok: false; reason: 'undone'; by: string | null; at: Date }
  | { ok: false; reason: 'survivor_merged'; intoId: string }

/**
 * Parts two merged contacts again, within 30 days: every row that moved goes back, a lead with all its chats, later ones
 * too; conflicts that the merge closed or re-pointed are as they were. What came or was changed since stays with the
 * survivor and is listed. Of a chain of merges the last is undone first. Where nobody had decided the merge, somebody has
 * now: the chats are pinned and the contact is no longer anonymous, so that no event merges it again by itself.
 */
export async function undoMerge(
  tx: Tx,
  { mergeId, userId, now }: { mergeId: string; userId: string | null; now: Date },
): Promise<UnmergeResult> {
  const seen = await readMerge(tx, mergeId)
  if (!seen) return { ok: false, reason: 'not_found' }
  const both = [seen.survivorId, seen.loserId]
  await lockAll(tx, await keyLocks(tx, both), both)
  const merge = (await readMerge(tx, mergeId)) ?? seen
  const contacts = await readContacts(tx, both)
  const refusal = refuse(merge, contacts, now)
  if (refusal) return refusal
  const survivor = contacts.get(merge.survivorId) as ContactRow
  await applyIfUnchanged(
    tx,
    invert(merge.moved.changes ?? []).map(change => ({ ...change, soft: true as const })),
  )
  await valuesBack(tx, merge)
  await rowsBack(tx, merge)
  await answersBack(tx, merge)
  await suspicionsBack(tx, merge)
  await askedBack(tx, merge)
  const kept = await contactsBack(tx, merge, survivor, now)
  await tx.query('UPDATE merges SET undone_at = $2, undone_by_id = $3 WHERE id = $1', [mergeId, now, userId])
  const stays: Stays = { ...(await readStays(tx, merge)), fields: kept }
  const data = {
    mergeId,
    survivorId: merge.survivorId,
    loserId: merge.loserId,
    loserName: merge.before.loser.name,
    stays,
  }
  const told = { at: now.toISOString(), lead_id: null, chat_id: null, user_id: userId, kind: 'merge.undone', data }
  await writeHistory(
    tx,
    both.map(contactId => ({ id: newId(), contact_id: contactId, ...told })),
  )
  return { ok: true, mergeId, survivorId: merge.survivorId, loserId: merge.loserId, stays }
}

function refuse(
  merge: StoredMerge,
  contacts: Map<string, ContactRow>,
  now: Date,
): Exclude<UnmergeResult, { ok: true }> | null {
  const [survivor, loser] = [contacts.get(merge.survivorId), contacts.get(merge.loserId)]
  if (merge.undoneAt) return { ok: false, reason: 'undone', by: merge.undoneBy, at: merge.undoneAt }
  if (!survivor || !loser) return { ok: false, reason: 'not_found' }
  if (!isWithinUndo(merge.mergedAt, now)) return { ok: false, reason: 'expired' }
  if (survivor.erased_at || loser.erased_at) return { ok: false, reason: 'erased' }
  return survivor.merged_into_id ? { ok: false, reason: 'survivor_merged', intoId: survivor.merged_into_id } : null
}

// The loser's values come back without stars first: the index of primaries cannot be deferred.
async function valuesBack(tx: Tx, { survivorId, loserId, before, moved }: StoredMerge): Promise<void> {
  await applyIfUnchanged(tx, twinsBack(before, moved, await readIdentifiers(tx, [survivorId])))
  const dropped = before.identifiers
    .filter(one => moved.droppedIdentifiers.includes(one.id))
    .map(one => ({ ...one, is_primary: false }))
  await tx.query(
    `INSERT INTO identifiers SELECT i.* FROM jsonb_populate_recordset(null::identifiers, $1::jsonb) i ON CONFLICT DO NOTHING`,
    [JSON.stringify(dropped)],
  )
  await tx.query(
    `UPDATE identifiers SET contact_id = $3, is_primary = false WHERE id = ANY($1::uuid[]) AND contact_id = $2`,
    [moved.identifiers, survivorId, loserId],
  )
  const primaries = before.identifiers.filter(one => one.is_primary).map(one => one.id)
  await starLacking(tx, [survivorId, loserId], primaries)
}

/** Gives each contact that has values of a kind but no primary one: who was it before, else by the rule of nextPrimary. */
async function starLacking(tx: Tx, contactIds: string[], preferred: string[]): Promise<void> {
  await tx.query(
    `UPDATE identifiers SET is_primary = true WHERE id IN (
       SELECT DISTINCT ON (i.contact_id, i.kind) i.id FROM identifiers i
       WHERE i.contact_id = ANY($1::uuid[]) AND i.kind <> 'visitor' AND NOT EXISTS (
         SELECT FROM identifiers p WHERE p.contact_id = i.contact_id AND p.kind = i.kind AND p.is_primary)
       ORDER BY i.contact_id, i.kind, i.id = ANY($2::uuid[]) DESC, i.key IS NULL, i.candidate, i.first_seen_at, i.id)`,
    [contactIds, preferred],
  )
}

async function rowsBack(tx: Tx, merge: StoredMerge): Promise<void> {
  const { survivorId, loserId, moved } = merge
  const { rows } = await tx.query(
    'UPDATE leads SET contact_id = $3 WHERE id = ANY($1::uuid[]) AND contact_id = $2 RETURNING id',
    [moved.leads, survivorId, loserId],
  )
  const leads = rows.map((lead: { id: string }) => lead.id)
  const chats = await tx.query(
    'UPDATE chats SET contact_id = $2, pinned = pinned OR $3 WHERE lead_id = ANY($1::uuid[]) RETURNING id',
    [leads, loserId, wasByEvent(merge)],
  )
  const chatIds = chats.rows.map((chat: { id: string }) => chat.id)
  for (const [table, ids] of [
    ['tasks', moved.tasks],
    ['notes', moved.notes],
    ['history', moved.history],
  ] as const) {
    await tx.query(
      `UPDATE ${table} SET contact_id = $3 WHERE contact_id = $2
         AND (lead_id = ANY($4::uuid[]) OR (id = ANY($1::uuid[]) AND (lead_id IS NULL OR NOT EXISTS (
           SELECT FROM leads l WHERE l.id = ${table}.lead_id AND l.contact_id = $2))))`,
      [ids, survivorId, loserId, leads],
    )
  }
  await tx.query(
    'UPDATE deliveries SET contact_id = $3 WHERE contact_id = $2 AND (id = ANY($1::uuid[]) OR chat_id = ANY($4::uuid[]))',
    [moved.deliveries, survivorId, loserId, chatIds],
  )
}

function wasByEvent({ reason }: StoredMerge): boolean {
  return reason === 'anonymous'
}

async function answersBack(tx: Tx, { survivorId, before }: StoredMerge): Promise<void> {
  const movedIgnored = before.ignored.filter(one => one.of_loser && !one.needless)
  await tx.query(
    `DELETE FROM ignored_identifiers g USING jsonb_populate_recordset(null::ignored_identifiers, $2::jsonb) o
     WHERE g.contact_id = $1 AND g.kind = o.kind AND g.key = o.key`,
    [survivorId, JSON.stringify(movedIgnored)],
  )
  await tx.query(
    `INSERT INTO ignored_identifiers SELECT g.* FROM jsonb_populate_recordset(null::ignored_identifiers, $1::jsonb) g ON CONFLICT DO NOTHING`,
    [JSON.stringify(before.ignored)],
  )
  const movedPairs = before.keptPairs
    .filter(one => !one.needless)
    .map(({ new_least, new_greatest, key }) => ({ least_id: new_least, greatest_id: new_greatest, key }))
  await tx.query(
    `DELETE FROM kept_pairs k USING jsonb_populate_recordset(null::kept_pairs, $1::jsonb) o
     WHERE k.least_id = o.least_id AND k.greatest_id = o.greatest_id AND k.key = o.key`,
    [JSON.stringify(movedPairs)],
  )
  await tx.query(
    `INSERT INTO kept_pairs SELECT k.* FROM jsonb_populate_recordset(null::kept_pairs, $1::jsonb) k ON CONFLICT DO NOTHING`,
    [JSON.stringify(before.keptPairs)],
  )
}

/** Suspected pairs are as they were; one that somebody has answered since stays with the survivor. */
async function suspicionsBack(tx: Tx, { before, mergedAt }: StoredMerge): Promise<void> {
  const pairs = before.duplicates ?? []
  const left = pairs
    .filter(one => !one.needless && (one.of_loser || one.answered))
    .map(({ id, state, answered, dismissed_at }) => ({
      id,
      state: answered ? 'dismissed' : state,
      at: answered ? mergedAt.toISOString() : dismissed_at,
    }))
  await tx.query(
    `DELETE FROM duplicates d USING jsonb_to_recordset($1::jsonb) AS o (id uuid, state text, at timestamptz)
     WHERE d.id = o.id AND d.state = o.state AND d.dismissed_at IS NOT DISTINCT FROM o.at`,
    [JSON.stringify(left)],
  )
  await tx.query(
    `INSERT INTO duplicates SELECT d.* FROM jsonb_populate_recordset(null::duplicates, $1::jsonb) d ON CONFLICT DO NOTHING`,
    [JSON.stringify(pairs)],
  )
}

async function askedBack(tx: Tx, { before, moved, mergedAt }: StoredMerge): Promise<void> {
  await tx.query(
    `DELETE FROM conflict_sightings s USING jsonb_to_recordset($1::jsonb) AS o ("conflictId" uuid, "chatId" uuid)
     WHERE s.conflict_id = o."conflictId" AND s.chat_id = o."chatId"`,
    [JSON.stringify(moved.sightings)],
  )
  const { rows } = await tx.query('SELECT to_jsonb(c) AS row FROM conflicts c WHERE id = ANY($1::uuid[])', [
    before.conflicts.map(one => one.id),
  ])
  const current = rows.map(({ row }: { row: ConflictRow }) => row)
  await applyIfUnchanged(tx, conflictsBack(before, moved, current, mergedAt.toISOString()))
  await tx.query(
    `UPDATE tasks t SET withdrawn_at = NULL FROM conflicts c
     WHERE t.id = ANY($1::uuid[]) AND t.withdrawn_at = $2 AND c.id = t.conflict_id AND c.state = 'open'`,
    [moved.withdrawnTasks ?? [], mergedAt],
  )
}

/** Parts the two rows; answers the survivor's fields that were changed since and therefore stay. */
async function contactsBack(tx: Tx, merge: StoredMerge, survivor: ContactRow, now: Date): Promise<string[]> {
  const { survivorId, loserId, before, moved } = merge
  await tx.query('UPDATE contacts SET merged_into_id = $3 WHERE id = ANY($1::uuid[]) AND merged_into_id = $2', [
    moved.contacts,
    survivorId,
    loserId,
  ])
  await tx.query(
    `UPDATE contacts SET merged_into_id = NULL, merged_at = NULL, edited_by_hand = edited_by_hand OR $3, updated_at = $2,
       version = version + 1 WHERE id = $1`,
    [loserId, now, wasByEvent(merge)],
  )
  const { set, kept } = fieldsBack(before.survivor, moved.survivor, survivor)
  const row: Row = { ...set, updated_at: now.toISOString() }
  await tx.query(
    `UPDATE contacts c SET version = c.version + 1, ${Object.keys(row)
      .map(column => `${column} = n.${column}`)
      .join(', ')}
     FROM jsonb_populate_record(null::contacts, $2::jsonb) n WHERE c.id = $1`,
    [survivorId, JSON.stringify(row)],
  )
  return kept
}
