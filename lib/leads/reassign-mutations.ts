import type { Tx } from '@/lib/db/transaction'
import { activeName, followOwner, tellLead, type Writer } from './mutations'
import { reasonAfterMapping } from './reassign'
import { IN_FIRST_STAGE, MOVABLE_LEADS } from './reassign-queries'

type MovableLead = { id: string; contactId: string; managerName: string | null; managerReason: unknown }

const AT_ONCE = 1000

/**
 * Gives the leads that came through an operator to the manager the operator maps to now, and tells it in each lead's
 * history. Leads that were given to somebody by hand, moved on or closed stay as they are, and all of them where that
 * manager has left meanwhile. Answers how many moved; a thousand at most in one go.
 */
export async function reassignLeads(
  tx: Tx,
  mapping: { key: string; manager: { id: string; name: string } },
  writer: Writer,
): Promise<number> {
  const { key, manager } = mapping
  const leads = await lockLeads(tx, key, manager.id)
  if ((await activeName(tx, manager.id)) === null) return 0
  let moved = 0
  for (const lead of leads) {
    const reason = reasonAfterMapping(lead.managerReason, key, manager.name)
    if (!reason) continue
    await tx.query(
      'UPDATE leads SET manager_id = $2, manager_reason = $3, version = version + 1, updated_at = $4 WHERE id = $1',
      [lead.id, manager.id, reason, writer.now],
    )
    await followOwner(tx, lead, manager.id, writer)
    await tellLead(tx, lead, 'lead.manager', { from: lead.managerName, to: manager.name, reason }, writer)
    moved += 1
  }
  return moved
}

// Contacts before leads and in the order of their ids, as every writer locks them; then read again.
async function lockLeads(tx: Tx, key: string, managerId: string): Promise<MovableLead[]> {
  const { rows: found } = await tx.query<{ id: string; contact_id: string }>(
    `SELECT id, contact_id FROM (${MOVABLE_LEADS}) m
      WHERE key = $1 AND manager_id IS DISTINCT FROM $2 ORDER BY id LIMIT ${AT_ONCE}`,
    [key, managerId],
  )
  const contactIds = [...new Set(found.map(lead => lead.contact_id))]
  await tx.query('SELECT FROM contacts WHERE id = ANY($1) ORDER BY id FOR UPDATE', [contactIds])
  const { rows } = await tx.query<MovableLead>(
    `SELECT l.id, l.contact_id AS "contactId", l.manager_reason AS "managerReason",
            (SELECT name FROM users WHERE id = l.manager_id) AS "managerName"
       FROM leads l
      WHERE l.id = ANY($1) AND l.status = 'open' AND ${IN_FIRST_STAGE} AND NOT l.manager_by_hand
      ORDER BY l.id FOR UPDATE`,
    [found.map(lead => lead.id)],
  )
  return rows
}
