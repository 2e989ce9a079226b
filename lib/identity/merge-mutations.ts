import { v7 as newId } from 'uuid'
import type { Tx } from '../db/transaction'
import { readFieldNames } from '../fields/queries'
import { applyChanges, writeHistory } from './changes-mutations'
import {
  keyLock,
  lockAll,
  readContacts,
  readIdentifiers,
  readLeads,
  readMoveSettings,
  readTarget,
} from './facts-queries'
import { type MergeChoices, planFields, planValues } from './merge-plan'
import { countMoves, readMerge } from './merge-queries'
import { MERGE_CONTACTS_SQL } from './merge-sql'
import { retitled } from './move-chat'
import type { Change } from './row-changes'
import type { ContactRow, HistoryRow, Row, ValueKind } from './rows'
import { unite, unitedId } from './unite'
import { countMoved, type MergeMoved, type MoveCounts } from './unmerge'

export type Merging = {
  survivorId: string
  loserId: string
  reason?: 'hand' | 'conflict'
  /** per field; what is not named goes by the rule: the survivor's, unless empty */
  choices?: MergeChoices
  /** ids of the e-mail and the phone that become primary */
  stars?: Partial<Record<ValueKind, string>>
  /** ids of e-mails and phones to leave out */
  drop?: string[]
  /** versions of both as the person saw them */
  versions?: { survivor?: number; loser?: number }
  /** count what would move, change nothing */
  dryRun?: boolean
  /** made by whoever asks, so that asking twice merges once */
  mergeId?: string
  userId: string | null
  now: Date
}

export type MergeResult =
  | { ok: true; mergeId: string | null; survivorId: string; moves: MoveCounts }
  | { ok: false; reason: 'itself' | 'not_found' | 'changed' }
  | { ok: false; reason: 'merged'; intoId: string }
  | { ok: false; reason: 'not_offered'; field: string }

/**
 * Makes two contacts one (F24–F27): one transaction, under the locks of all their keys and of both rows in id order.
 * Leads stay separate. Refuses a contact with itself, an unknown or erased one, one that is merged away already (with
 * where it went), another version than the person saw, and choices that do not fit. Asked again with the same mergeId it
 * answers what was done.
 */
export async function mergeContacts(tx: Tx, merging: Merging): Promise<MergeResult> {
  const { survivorId, loserId } = merging
  if (survivorId === loserId) return { ok: false, reason: 'itself' }
  const both = [survivorId, loserId]
  await lockAll(tx, merging.dryRun ? [] : await keyLocks(tx, both), [...both, ...(await readMergedInto(tx, loserId))])
  const done = merging.mergeId === undefined ? null : await readMerge(tx, merging.mergeId)
  if (done)
    return { ok: true, mergeId: done.id, survivorId: done.survivorId, moves: countMoved(done.before, done.moved) }
  const pair = await readPair(tx, merging)
  if (!pair.ok) return pair
  const plan = await planMerge(tx, merging, pair)
  if (!plan.ok) return plan
  if (merging.dryRun) return { ok: true, mergeId: null, survivorId, moves: await countMoves(tx, survivorId, loserId) }
  return write(tx, merging, pair, plan)
}

/** Names of the locks of everything these contacts are known by. */
export async function keyLocks(tx: Tx, contactIds: string[]) {
  const identifiers = await readIdentifiers(tx, contactIds)
  return identifiers.flatMap(one => (one.key === null ? [] : [keyLock(one.kind, one.key)]))
}

/** Contacts that were merged into this one: they will point to the survivor, so they are locked in the same order. */
async function readMergedInto(tx: Tx, contactId: string): Promise<string[]> {
  const { rows } = await tx.query('SELECT id FROM contacts WHERE merged_into_id = $1', [contactId])
  return rows.map(({ id }: { id: string }) => id)
}

type Pair = { survivor: ContactRow; loser: ContactRow }
type Refusal = Exclude<MergeResult, { ok: true }>
type MergePlan = { set: Row; left: Row; changes: Change[]; told: { kind: string; data: Row }[] }

async function readPair(tx: Tx, { survivorId, loserId, versions }: Merging): Promise<({ ok: true } & Pair) | Refusal> {
  const contacts = await readContacts(tx, [survivorId, loserId])
  const [survivor, loser] = [contacts.get(survivorId), contacts.get(loserId)]
  if (!survivor || !loser || survivor.erased_at || loser.erased_at) return { ok: false, reason: 'not_found' }
  const intoId = survivor.merged_into_id ?? loser.merged_into_id
  if (intoId) return { ok: false, reason: 'merged', intoId }
  const isSeen = (seen: number | undefined, contact: ContactRow) => seen === undefined || seen === contact.version
  if (!isSeen(versions?.survivor, survivor) || !isSeen(versions?.loser, loser)) return { ok: false, reason: 'changed' }
  return { ok: true, survivor, loser }
}

async function planMerge(tx: Tx, merging: Merging, pair: Pair): Promise<({ ok: true } & MergePlan) | Refusal> {
  const { survivorId, loserId } = merging
  const fields = planFields(pair.survivor, pair.loser, merging.choices ?? {}, await readFieldNames('contact', tx))
  if (!fields.ok) return fields
  const identifiers = await readIdentifiers(tx, [survivorId, loserId])
  const [ours, theirs] = [survivorId, loserId].map(id => identifiers.filter(one => one.contact_id === id)) as [
    typeof identifiers,
    typeof identifiers,
  ]
  const united = unite(ours, theirs, survivorId)
  const idOf = (id: string) => unitedId(id, ours, theirs)
  const stars = Object.fromEntries(Object.entries(merging.stars ?? {}).map(([kind, id]) => [kind, idOf(id)]))
  const values = planValues(united, { stars, drop: (merging.drop ?? []).map(idOf) })
  if (!values.ok) return values
  const told = values.dropped.map(one => ({ kind: 'identifier.removed', data: { kind: one.kind, value: one.raw } }))
  return { ok: true, set: fields.set, left: fields.left, changes: values.changes, told }
}

async function write(tx: Tx, merging: Merging, pair: Pair, plan: MergePlan): Promise<MergeResult> {
  const { survivorId, loserId, userId, now } = merging
  const mergeId = merging.mergeId ?? newId()
  const { rows } = await tx.query(MERGE_CONTACTS_SQL, [
    loserId,
    survivorId,
    mergeId,
    merging.reason ?? 'hand',
    userId,
    now,
  ])
  const moved = (rows[0] as { moved: MergeMoved }).moved
  await setFields(tx, survivorId, plan.set)
  await applyChanges(tx, plan.changes)
  const titles = await retitleLeads(tx, pair, moved, now)
  await applyChanges(tx, titles)
  await tx.query(
    `UPDATE merges SET moved = moved || jsonb_build_object('changes', $2::jsonb,
       'survivor', (SELECT to_jsonb(c) FROM contacts c WHERE c.id = $3)) WHERE id = $1`,
    [mergeId, JSON.stringify([...plan.changes, ...titles]), survivorId],
  )
  await tx.query(`UPDATE history SET data = data || jsonb_build_object('left', $2::jsonb) WHERE id = $1`, [
    mergeId,
    JSON.stringify(plan.left),
  ])
  await writeHistory(
    tx,
    plan.told.map(({ kind, data }) => row(survivorId, kind, { ...data, mergeId }, { userId, now })),
  )
  const merge = await readMerge(tx, mergeId)
  if (!merge) throw new Error('A merge left no books')
  return { ok: true, mergeId, survivorId, moves: countMoved(merge.before, merge.moved) }
}

async function setFields(tx: Tx, survivorId: string, set: Row): Promise<void> {
  const columns = Object.keys(set)
  if (columns.length === 0) return
  await tx.query(
    `UPDATE contacts c SET ${columns.map(column => `${column} = n.${column}`).join(', ')}
     FROM jsonb_populate_record(null::contacts, $2::jsonb) n WHERE c.id = $1`,
    [survivorId, JSON.stringify(set)],
  )
}

// A lead's title names its person: those that moved have another one now, and so have all when the name is new.
async function retitleLeads(tx: Tx, { survivor }: Pair, moved: MergeMoved, now: Date): Promise<Change[]> {
  const after = (await readContacts(tx, [survivor.id])).get(survivor.id)
  const identifiers = await readIdentifiers(tx, [survivor.id])
  const target = await readTarget(tx, { id: survivor.id, name: after?.name ?? null }, identifiers)
  const own =
    after?.name === survivor.name
      ? []
      : await tx.query('SELECT id FROM leads WHERE contact_id = $1', [survivor.id]).then(({ rows }) => rows)
  const ids = [...moved.leads, ...own.map((lead: { id: string }) => lead.id)]
  const rules = { ...(await readMoveSettings(tx)), now, newId }
  const leads = await readLeads(tx, [...new Set(ids)])
  return leads.flatMap(lead => retitled(lead, target, rules))
}

function row(contactId: string, kind: string, data: Row, { userId, now }: Pick<Merging, 'userId' | 'now'>): HistoryRow {
  return {
    id: newId(),
    at: now.toISOString(),
    contact_id: contactId,
    lead_id: null,
    chat_id: null,
    user_id: userId,
    kind,
    data,
  }
}
