import type { Tx } from '@/lib/db/transaction'
import { valuesOf, type FieldValue, type FieldValues } from '@/lib/fields/field'
import { planValues, toldChange, valueWrites, type ValueChange, type ValueRefusal } from '@/lib/fields/plan-values'
import { holdFields } from '@/lib/fields/queries'
import { tellLead } from './mutations'

type By = { userId: string | null; now: Date }

type ValuesEdit = {
  leadId: string
  /** by key; null takes a value away */
  values: Readonly<Record<string, unknown>>
  /** what the person saw */
  was?: Readonly<Record<string, FieldValue | null>>
}

export type LeadFieldsResult =
  | { ok: true; id: string; fields: FieldValues }
  | { ok: false; reason: 'not_found' }
  | ValueRefusal

/**
 * Writes values of custom fields of a lead, all of them or none, and tells each in the history. Answers all its fields
 * in use. Refuses as planValues does, and a lead that is unknown.
 */
export async function writeLeadFields(tx: Tx, edit: ValuesEdit, by: By): Promise<LeadFieldsResult> {
  const lead = await lockWithFields(tx, edit.leadId)
  if (!lead) return { ok: false, reason: 'not_found' }
  const fields = await holdFields(tx, 'lead')
  const plan = planValues(fields, lead.stored, edit.values, edit.was)
  if (!plan.ok) return plan
  await writeChanges(tx, lead, plan.changes, by)
  const { set, cleared } = valueWrites(plan.changes)
  const after = Object.fromEntries(Object.entries({ ...lead.stored, ...set }).filter(([key]) => !cleared.includes(key)))
  return { ok: true, id: lead.id, fields: valuesOf(fields, after) }
}

/** What these values of a lead that is not there yet come to. */
export async function planNewValues(tx: Tx, values: Readonly<Record<string, unknown>>) {
  return planValues(await holdFields(tx, 'lead'), {}, values)
}

/** Writes planned changes of a lead that is locked, or new. */
export async function writeChanges(
  tx: Tx,
  lead: { id: string; contactId: string },
  changes: ValueChange[],
  by: By,
): Promise<void> {
  if (changes.length === 0) return
  const { set, cleared } = valueWrites(changes)
  await tx.query(
    `UPDATE leads SET custom_fields = (custom_fields || $2::jsonb) - $3::text[], version = version + 1, updated_at = $4
     WHERE id = $1`,
    [lead.id, JSON.stringify(set), cleared, by.now],
  )
  for (const change of changes) await tellLead(tx, lead, 'lead.custom_field', toldChange(change), by)
}

type LockedLead = { id: string; contactId: string; stored: Record<string, unknown> }

// The contact first, as every writer of contacts does; whoever waits for the lead then reads it again.
async function lockWithFields(tx: Tx, id: string): Promise<LockedLead | null> {
  await tx.query('SELECT FROM contacts WHERE id = (SELECT contact_id FROM leads WHERE id = $1) FOR UPDATE', [id])
  const { rows } = await tx.query<LockedLead>(
    'SELECT id, contact_id AS "contactId", custom_fields AS stored FROM leads WHERE id = $1 FOR UPDATE',
    [id],
  )
  return rows[0] ?? null
}
