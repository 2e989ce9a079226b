import type { Tx } from '@/lib/db/transaction'
import type { ManagerReason } from './assign-owner'
import { activeName, followOwner, tellLead, type Writer } from './mutations'

export type TakeRefusal = { ok: false; reason: 'taken'; by: string } | { ok: false; reason: 'gone' | 'unknown_manager' }

/** What came of giving several leads: how many were given, how many somebody had by then or were closed, and what undoes it. */
export type GiveResult =
  | { ok: true; given: string[]; late: number; act: string }
  | { ok: false; reason: 'unknown_manager' }

/**
 * Takes a lead out of the queue for whoever asks, with its tasks that nobody has. Of two who ask at once one gets it,
 * and the other hears who; a lead that is closed, or gone, is not taken.
 */
export async function takeLead(tx: Tx, id: string, writer: Writer): Promise<{ ok: true } | TakeRefusal> {
  await lockContacts(tx, [id])
  const name = await activeName(tx, writer.userId)
  if (!name) return { ok: false, reason: 'unknown_manager' }
  const reason: ManagerReason = { code: 'queue', userName: name, userId: writer.userId }
  const isTaken = await giveOne(tx, id, { owner: { id: writer.userId, name }, reason }, writer)
  return isTaken ? { ok: true } : whoHasIt(tx, id, writer.userId)
}

/**
 * Gives leads of the queue to one person, all in one act. Each is looked at under its lock: one that somebody has by
 * then, or that is closed or gone, is left as it is and counted as late.
 */
export async function giveLeads(tx: Tx, ids: readonly string[], ownerId: string, writer: Writer): Promise<GiveResult> {
  await lockContacts(tx, ids)
  const name = await activeName(tx, ownerId)
  if (!name) return { ok: false, reason: 'unknown_manager' }
  const reason: ManagerReason = { code: 'hand', userName: name }
  const given: string[] = []
  for (const id of ids.toSorted()) {
    if (await giveOne(tx, id, { owner: { id: ownerId, name }, reason }, writer)) given.push(id)
  }
  const { rows } = await tx.query<{ act: string }>('SELECT pg_current_xact_id()::text AS act')
  return { ok: true, given, late: ids.length - given.length, act: rows[0]?.act ?? '' }
}

// Contacts before leads and in the order of their ids, as every writer of contacts locks them.
async function lockContacts(tx: Tx, leadIds: readonly string[]): Promise<void> {
  await tx.query(
    'SELECT FROM contacts WHERE id IN (SELECT contact_id FROM leads WHERE id = ANY($1)) ORDER BY id FOR UPDATE',
    [leadIds],
  )
}

type Before = { byHand: boolean; reason: unknown; lastActivityAt: Date; contactOwnerId: string | null }
type Giving = { owner: { id: string; name: string }; reason: ManagerReason }

/** False for a lead that is not waiting. What undoing needs to know is kept with the history row (ungive-mutations.ts). */
async function giveOne(tx: Tx, id: string, { owner, reason }: Giving, writer: Writer): Promise<boolean> {
  const { rows } = await tx.query<Before & { id: string; contactId: string }>(
    `UPDATE leads l SET manager_id = $2, manager_by_hand = true, manager_reason = $3, version = l.version + 1, updated_at = $4,
       last_activity_at = greatest(l.last_activity_at, $4)
     FROM leads before JOIN contacts c ON c.id = before.contact_id
     WHERE l.id = $1 AND before.id = l.id AND l.manager_id IS NULL AND l.status = 'open'
     RETURNING l.id, l.contact_id AS "contactId", before.manager_by_hand AS "byHand", before.manager_reason AS reason,
       before.last_activity_at AS "lastActivityAt", c.owner_id AS "contactOwnerId"`,
    [id, owner.id, reason, writer.now],
  )
  const lead = rows[0]
  if (!lead) return false
  const { rows: tasks } = await tx.query<{ id: string }>(
    `UPDATE tasks SET assignee_id = $2, version = version + 1
      WHERE lead_id = $1 AND assignee_id IS NULL AND done_at IS NULL AND withdrawn_at IS NULL RETURNING id`,
    [id, owner.id],
  )
  await followOwner(tx, lead, owner.id, writer)
  const { byHand, reason: was, lastActivityAt, contactOwnerId } = lead
  const before = { byHand, reason: was, lastActivityAt, contactOwnerId, taskIds: tasks.map(task => task.id) }
  await tellLead(tx, lead, 'lead.manager', { from: null, to: owner.name, reason, before }, writer)
  return true
}

async function whoHasIt(tx: Tx, id: string, userId: string): Promise<{ ok: true } | TakeRefusal> {
  const { rows } = await tx.query<{ managerId: string | null; name: string | null }>(
    'SELECT l.manager_id AS "managerId", u.name FROM leads l LEFT JOIN users u ON u.id = l.manager_id WHERE l.id = $1',
    [id],
  )
  const { managerId, name } = rows[0] ?? { managerId: null, name: null }
  if (managerId === userId) return { ok: true }
  return name ? { ok: false, reason: 'taken', by: name } : { ok: false, reason: 'gone' }
}
