import type { Tx } from '@/lib/db/transaction'
import { ContactsChanged } from '@/lib/intake/people-facts'
import { placeLead } from '@/lib/leads/create-mutations'
import { activeName, tellLead } from '@/lib/leads/mutations'
import { IMPORT_SOURCE, type LeadPlan } from './plan-lead'

type Written = { plan: LeadPlan; file: { id: string; file: string; row: number }; isOwner: boolean }

/**
 * Writes what a plan says of a lead whose contact is locked, and tells it with the file. Throws as a lost race where it
 * gives the lead to somebody who has left since the facts were read.
 */
export async function writeLead(
  tx: Tx,
  { plan, file, isOwner }: Written,
  by: { userId: string | null; now: Date },
): Promise<void> {
  const { outcome, after, reason, custom, tags } = plan
  if (outcome === 'unchanged') return
  const { id, contactId, manager } = after
  if (reason && manager && (await activeName(tx, manager.id)) === null) throw new ContactsChanged()
  if (outcome === 'created') {
    await placeLead(
      tx,
      {
        ...after,
        source: IMPORT_SOURCE,
        managerId: manager?.id ?? null,
        reason: reason ?? { code: 'nobody' },
        isOwner,
      },
      by.now,
    )
  } else {
    await tx.query(
      `UPDATE leads SET manager_id = $2, manager_by_hand = manager_by_hand OR $3::jsonb IS NOT NULL, manager_reason = coalesce($3::jsonb, manager_reason),
         description = $4, tags = tags || $5::text[], custom_fields = custom_fields || $6::jsonb, version = version + 1, updated_at = $7
       WHERE id = $1`,
      [
        id,
        manager?.id ?? null,
        reason && JSON.stringify(reason),
        after.description,
        tags,
        JSON.stringify(custom),
        by.now,
      ],
    )
  }
  for (const { kind, data } of plan.told) await tellLead(tx, { id, contactId }, kind, { ...data, import: file }, by)
}
