import type { Tx } from '../db/transaction'
import type { FieldValue, FieldValues } from '../fields/field'
import { valuesOf } from '../fields/field'
import { planValues, toldChange, valueWrites, type ValueChange, type ValueRefusal } from '../fields/plan-values'
import { holdFields } from '../fields/queries'
import { tellContact, touchContact } from './mutations'
import { SURVIVOR_SQL } from './survivor-sql'

/** Who changes something (null: a program whose token nobody owns), and when. */
type By = { userId: string | null; now: Date }

type ValuesEdit = {
  contactId: string
  /** by key; null takes a value away */
  values: Readonly<Record<string, unknown>>
  /** what the person saw */
  was?: Readonly<Record<string, FieldValue | null>>
}

export type ContactFieldsResult =
  | { ok: true; id: string; fields: FieldValues }
  | { ok: false; reason: 'not_found' }
  | ValueRefusal

/**
 * Writes values of custom fields, all of them or none, and tells each in the history. They count as written by hand: no
 * later event changes them. A contact that was merged away stands for the one it became part of. Answers all its
 * fields in use. Refuses as planValues does, and a contact that is unknown or erased.
 */
export async function writeContactFields(tx: Tx, edit: ValuesEdit, by: By): Promise<ContactFieldsResult> {
  const contact = await lockWithFields(tx, edit.contactId)
  if (!contact) return { ok: false, reason: 'not_found' }
  const fields = await holdFields(tx, 'contact')
  const plan = planValues(fields, contact.stored, edit.values, edit.was)
  if (!plan.ok) return plan
  await writeChanges(tx, contact.id, plan.changes, by)
  const { set, cleared } = valueWrites(plan.changes)
  const after = Object.fromEntries(
    Object.entries({ ...contact.stored, ...set }).filter(([key]) => !cleared.includes(key)),
  )
  return { ok: true, id: contact.id, fields: valuesOf(fields, after) }
}

/** What these values of a contact that is not there yet come to. */
export async function planNewValues(tx: Tx, values: Readonly<Record<string, unknown>>) {
  return planValues(await holdFields(tx, 'contact'), {}, values)
}

/** Writes planned changes of a contact that is locked, or new. */
export async function writeChanges(tx: Tx, contactId: string, changes: ValueChange[], by: By): Promise<void> {
  if (changes.length === 0) return
  const { set, cleared, keys } = valueWrites(changes)
  await tx.query(
    `UPDATE contacts SET custom_fields = (custom_fields || $2::jsonb) - $3::text[],
       fields_by_hand = fields_by_hand || ARRAY(SELECT key FROM unnest($4::text[]) key WHERE key <> ALL (fields_by_hand))
     WHERE id = $1`,
    [contactId, JSON.stringify(set), cleared, keys],
  )
  await touchContact(tx, contactId, by.now)
  for (const change of changes) await tellContact(tx, contactId, 'contact.custom_field', toldChange(change), by)
}

async function lockWithFields(tx: Tx, id: string): Promise<{ id: string; stored: Record<string, unknown> } | null> {
  await tx.query(`SELECT FROM contacts WHERE id = ${SURVIVOR_SQL('$1::uuid')} FOR UPDATE`, [id])
  // Who waited reads again: the contact may have become part of another one meanwhile.
  const { rows } = await tx.query<{ id: string; stored: Record<string, unknown> }>(
    `SELECT id, custom_fields AS stored FROM contacts
     WHERE id = ${SURVIVOR_SQL('$1::uuid')} AND erased_at IS NULL FOR UPDATE`,
    [id],
  )
  return rows[0] ?? null
}
