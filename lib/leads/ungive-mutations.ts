import { z } from 'zod'
import type { Tx } from '@/lib/db/transaction'
import { tellLead, type Writer } from './mutations'

/** How long after giving leads away they can be put back into the queue. */
const UNDO_MS = 60 * 60 * 1000

const beforeSchema = z.object({
  byHand: z.boolean(),
  reason: z.record(z.string(), z.unknown()),
  lastActivityAt: z.iso.datetime({ offset: true }),
  contactOwnerId: z.guid().nullable(),
  taskIds: z.array(z.guid()),
})

type Given = {
  leadId: string
  contactId: string
  givenAt: Date
  managerId: string
  managerName: string | null
  before: unknown
}

/**
 * Puts leads back into the queue that this person gave away in one act, with tasks and the owner of the contact as they
 * were. A lead that has changed hands since stays where it is. Answers how many went back.
 */
export async function ungiveLeads(tx: Tx, act: string, ids: readonly string[], writer: Writer): Promise<number> {
  await tx.query(
    'SELECT FROM contacts WHERE id IN (SELECT contact_id FROM leads WHERE id = ANY($1)) ORDER BY id FOR UPDATE',
    [ids],
  )
  const { rows } = await tx.query<Given>(
    `SELECT l.id AS "leadId", l.contact_id AS "contactId", l.manager_id AS "managerId", u.name AS "managerName", h.at AS "givenAt", h.data->'before' AS before
       FROM leads l JOIN history h ON h.lead_id = l.id LEFT JOIN users u ON u.id = l.manager_id
      WHERE l.id = ANY($1) AND h.act_id = $2::bigint AND h.kind = 'lead.manager' AND h.user_id = $3 AND h.at >= $4
        AND l.manager_id IS NOT NULL AND NOT EXISTS (SELECT FROM history later
          WHERE later.lead_id = l.id AND later.kind = 'lead.manager' AND (later.at, later.id) > (h.at, h.id))
      ORDER BY l.id FOR UPDATE OF l`,
    [ids, act, writer.userId, new Date(writer.now.getTime() - UNDO_MS)],
  )
  let back = 0
  for (const given of rows) {
    if (await ungiveOne(tx, given, writer)) back += 1
  }
  return back
}

async function ungiveOne(
  tx: Tx,
  { leadId, contactId, givenAt, managerId, managerName, before: kept }: Given,
  writer: Writer,
): Promise<boolean> {
  const parsed = beforeSchema.safeParse(kept)
  if (!parsed.success) return false
  const before = parsed.data
  await tx.query(
    `UPDATE leads SET manager_id = NULL, manager_by_hand = $2, manager_reason = $3, version = version + 1, updated_at = $4,
       last_activity_at = CASE WHEN last_activity_at = $5 THEN $6 ELSE last_activity_at END WHERE id = $1`,
    [leadId, before.byHand, before.reason, writer.now, givenAt, before.lastActivityAt],
  )
  await tx.query('UPDATE tasks SET assignee_id = NULL, version = version + 1 WHERE id = ANY($1) AND assignee_id = $2', [
    before.taskIds,
    managerId,
  ])
  await restoreOwner(tx, { leadId, contactId, managerId, ownerId: before.contactOwnerId }, writer)
  await tellLead(
    tx,
    { id: leadId, contactId },
    'lead.manager',
    { from: managerName, to: null, reason: before.reason },
    writer,
  )
  return true
}

async function restoreOwner(
  tx: Tx,
  {
    leadId,
    contactId,
    managerId,
    ownerId,
  }: { leadId: string; contactId: string; managerId: string; ownerId: string | null },
  writer: Writer,
): Promise<void> {
  const { rows } = await tx.query<{ from: string | null; to: string | null }>(
    `UPDATE contacts c SET owner_id = $2, version = c.version + 1, updated_at = $3
     FROM contacts before LEFT JOIN users u ON u.id = before.owner_id
     WHERE c.id = $1 AND before.id = c.id AND NOT c.owner_by_hand AND c.owner_id = $4 AND $2::uuid IS DISTINCT FROM $4
     RETURNING u.name AS from, (SELECT name FROM users WHERE id = $2) AS to`,
    [contactId, ownerId, writer.now, managerId],
  )
  for (const change of rows)
    await tellLead(tx, { id: leadId, contactId }, 'contact.field', { field: 'owner', ...change }, writer)
}
