import { v7 as uuid } from 'uuid'
import { insertContact } from '@/lib/contacts/create-mutations'
import { planNewValues as planContactValues, writeChanges as writeContactValues } from '@/lib/contacts/field-mutations'
import { readHandValues } from '@/lib/contacts/hand-values'
import { cleanName } from '@/lib/contacts/person-name'
import type { ContactRefusal } from '@/lib/contacts/refusals'
import { SURVIVOR_SQL } from '@/lib/contacts/survivor-sql'
import type { Tx } from '@/lib/db/transaction'
import type { ValueRefusal } from '@/lib/fields/plan-values'
import type { ManagerReason } from './assign-owner'
import { planNewValues, writeChanges } from './field-mutations'
import { activeName, tellLead, type Writer } from './mutations'
import type { NewLead } from './schema'
import type { LeadStatus } from './status'

export type CreateRefusal =
  | { ok: false; reason: 'no_contact' | 'unknown_manager' | 'bad_email' | 'bad_phone' | 'gone' }
  | Extract<ContactRefusal, { reason: 'taken' }>
  | ValueRefusal

type Placed = { ok: true; contactId: string }

/**
 * Makes a lead by hand, with its contact where that is new. An e-mail or phone that somebody has already is refused
 * with whose it is: two contacts never share a live value by accident.
 */
export async function createLead(
  tx: Tx,
  lead: NewLead,
  writer: Writer,
): Promise<{ ok: true; id: string } | CreateRefusal> {
  const userName = lead.managerId && (await activeName(tx, lead.managerId))
  if (lead.managerId && !userName) return { ok: false, reason: 'unknown_manager' }
  const values = await planNewValues(tx, lead.fields ?? {})
  if (!values.ok) return values
  const contact = await (lead.contact.kind === 'known'
    ? lockContact(tx, lead.contact.contactId)
    : newContact(tx, lead.contact, writer))
  if (!contact.ok) return contact
  const id = uuid()
  const title = lead.title ?? (await labelOf(tx, contact.contactId))
  const reason: ManagerReason = userName ? { code: 'hand', userName } : { code: 'nobody' }
  const row = {
    id,
    title,
    source: 'manual',
    contactId: contact.contactId,
    managerId: lead.managerId,
    reason,
    description: lead.description || null,
  }
  await placeLead(tx, { ...row, isOwner: lead.managerId !== null }, writer.now)
  await tellLead(tx, { id, contactId: contact.contactId }, 'lead.created', { title, source: 'manual' }, writer)
  await writeChanges(tx, { id, contactId: contact.contactId }, values.changes, writer)
  return { ok: true, id }
}

/** A lead without a chat as it is written: what is not said is as the table has it. */
export type PlacedLead = {
  id: string
  title: string
  source: string
  contactId: string
  managerId: string | null
  reason: ManagerReason
  description: string | null
  /** whoever gets the lead may own the contact with it */
  isOwner: boolean
  status?: LeadStatus
  stage?: string
  tags?: readonly string[]
  customFields?: Record<string, unknown>
}

/** Writes a lead that no chat began; there is none to render a title from, so this one stays as it is. */
export async function placeLead(tx: Tx, lead: PlacedLead, now: Date): Promise<void> {
  const {
    id,
    title,
    source,
    contactId,
    managerId,
    reason,
    description,
    status = 'open',
    stage = 'new',
    tags = [],
    customFields = {},
  } = lead
  await tx.query(
    `INSERT INTO leads (id, title, title_by_hand, source, contact_id, manager_id, manager_by_hand, manager_reason, description,
       status, status_by_hand, stage, tags, custom_fields, last_activity_at, created_at, updated_at)
     VALUES ($1, $2, true, $3, $4, $5, $6, $7, $8, $9, $9 <> 'open', $10, $11, $12, $13, $13, $13)`,
    [
      id,
      title,
      source,
      contactId,
      managerId,
      reason.code === 'hand',
      reason,
      description,
      status,
      stage,
      tags,
      JSON.stringify(customFields),
      now,
    ],
  )
  if (lead.isOwner && managerId) await ownIfUnowned(tx, contactId, managerId)
}

async function lockContact(tx: Tx, id: string): Promise<Placed | CreateRefusal> {
  await tx.query(`SELECT FROM contacts WHERE id = ${SURVIVOR_SQL('$1::uuid')} FOR UPDATE`, [id])
  const { rows } = await tx.query<{ id: string }>(
    `SELECT c.id FROM contacts c WHERE c.id = ${SURVIVOR_SQL('$1::uuid')} AND c.erased_at IS NULL`,
    [id],
  )
  return rows[0] ? { ok: true, contactId: rows[0].id } : { ok: false, reason: 'gone' }
}

async function newContact(
  tx: Tx,
  given: Extract<NewLead['contact'], { kind: 'new' }>,
  writer: Writer,
): Promise<Placed | CreateRefusal> {
  const name = cleanName(given.name)
  const [emails, phones] = [readHandValues('email', given.email ?? ''), readHandValues('phone', given.phone ?? '')]
  if (!emails.ok) return { ok: false, reason: 'bad_email' }
  if (!phones.ok) return { ok: false, reason: 'bad_phone' }
  const values = [...emails.values, ...phones.values]
  if (name === null && values.length === 0) return { ok: false, reason: 'no_contact' }
  const plan = await planContactValues(tx, given.fields ?? {})
  if (!plan.ok) return plan
  const made = await insertContact(tx, { name, ownerId: null, values }, writer)
  if (made.ok) {
    await writeContactValues(tx, made.id, plan.changes, writer)
    return { ok: true, contactId: made.id }
  }
  return made.reason === 'taken' ? made : { ok: false, reason: 'gone' }
}

async function labelOf(tx: Tx, contactId: string): Promise<string> {
  const { rows } = await tx.query<{ label: string | null }>(
    `SELECT coalesce(nullif(c.name, ''), (
       SELECT raw FROM identifiers WHERE contact_id = c.id ORDER BY kind = 'visitor', is_primary DESC, kind LIMIT 1
     )) AS label FROM contacts c WHERE c.id = $1`,
    [contactId],
  )
  return rows[0]?.label ?? 'Lead'
}

// A contact belongs to whoever has its first lead, unless a person chose somebody.
async function ownIfUnowned(tx: Tx, contactId: string, managerId: string): Promise<void> {
  await tx.query(
    `UPDATE contacts SET owner_id = $2 WHERE id = $1 AND owner_id IS NULL AND NOT owner_by_hand
       AND (SELECT count(*) FROM leads WHERE contact_id = $1) = 1`,
    [contactId, managerId],
  )
}
