import type { Tx } from '@/lib/db/transaction'
import type { ManagerReason } from './assign-owner'
import { activeName, followOwner, tellLead, type Writer } from './mutations'

export type TakeRefusal = { ok: false; reason: 'taken'; by: string } | { ok: false; reason: 'gone' | 'unknown_manager' }

/**
 * Takes a lead out of the queue for whoever asks, with its tasks that nobody has. Of two who ask at once one gets it,
 * and the other hears who; a lead that is closed, or gone, is not taken.
 */
export async function takeLead(tx: Tx, id: string, writer: Writer): Promise<{ ok: true } | TakeRefusal> {
  await tx.query('SELECT FROM contacts WHERE id = (SELECT contact_id FROM leads WHERE id = $1) FOR UPDATE', [id])
  const name = await activeName(tx, writer.userId)
  if (!name) return { ok: false, reason: 'unknown_manager' }
  const reason: ManagerReason = { code: 'queue', userName: name, userId: writer.userId }
  const { rows } = await tx.query<{ id: string; contactId: string }>(
    `UPDATE leads SET manager_id = $2, manager_by_hand = true, manager_reason = $3, version = version + 1, updated_at = $4
      WHERE id = $1 AND manager_id IS NULL AND status = 'open' RETURNING id, contact_id AS "contactId"`,
    [id, writer.userId, reason, writer.now],
  )
  const lead = rows[0]
  if (!lead) return whoHasIt(tx, id, writer.userId)
  await tx.query(
    `UPDATE tasks SET assignee_id = $2, version = version + 1
      WHERE lead_id = $1 AND assignee_id IS NULL AND done_at IS NULL AND withdrawn_at IS NULL`,
    [id, writer.userId],
  )
  await followOwner(tx, lead, writer.userId, writer)
  await tellLead(tx, lead, 'lead.manager', { from: null, to: name, reason }, writer)
  return { ok: true }
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
