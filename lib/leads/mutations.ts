import { v7 as uuid } from 'uuid'
import type { Tx } from '@/lib/db/transaction'
import { editOutcome } from './edit-outcome'
import type { LeadEdit } from './schema'

export type Writer = { userId: string; now: Date }

/** What an edit came to. `changed`: somebody else changed this field; `current` is what stands, `by` who wrote it. */
export type EditResult =
  | { ok: true; version: number }
  | { ok: false; reason: 'gone' | 'unknown_manager' | 'unknown_stage' }
  | {
      ok: false
      reason: 'changed'
      version: number
      current: string | null
      currentLabel: string | null
      by: string | null
    }

type LockedLead = {
  id: string
  version: number
  contactId: string
  title: string
  description: string
  status: string
  stage: string
  manager: string | null
  managerName: string | null
}

/**
 * Changes one field of a lead by hand, marks it as such, and tells it in the history. A manager must be active, a stage
 * must exist. Nothing is written where somebody else has changed the field since it was read (edit-outcome.ts).
 */
export async function editLead(tx: Tx, edit: LeadEdit, writer: Writer): Promise<EditResult> {
  const lead = await lockLead(tx, edit.id)
  if (!lead) return { ok: false, reason: 'gone' }
  const current: string | null = lead[edit.field]
  const outcome = editOutcome<string | null>(edit, { version: lead.version, value: current })
  if (outcome === 'same') return { ok: true, version: lead.version }
  if (outcome === 'changed') {
    const currentLabel = edit.field === 'manager' ? lead.managerName : current
    const by = await lastWriter(tx, lead.id, edit.field)
    return { ok: false, reason: 'changed', version: lead.version, current, currentLabel, by }
  }
  return edit.field === 'manager' ? changeManager(tx, lead, edit.value, writer) : changeField(tx, lead, edit, writer)
}

// The contact first, as every writer of contacts does; whoever waits for the lead then reads it again.
async function lockLead(tx: Tx, id: string): Promise<LockedLead | null> {
  await tx.query('SELECT FROM contacts WHERE id = (SELECT contact_id FROM leads WHERE id = $1) FOR UPDATE', [id])
  const { rows } = await tx.query<LockedLead>(
    `SELECT l.id, l.version, l.contact_id AS "contactId", l.title, coalesce(l.description, '') AS description, l.status, l.stage,
       l.manager_id AS manager, (SELECT name FROM users WHERE id = l.manager_id) AS "managerName"
     FROM leads l WHERE l.id = $1 FOR UPDATE`,
    [id],
  )
  return rows[0] ?? null
}

async function lastWriter(tx: Tx, leadId: string, field: LeadEdit['field']): Promise<string | null> {
  const { rows } = await tx.query<{ name: string | null }>(
    `SELECT u.name FROM history h LEFT JOIN users u ON u.id = h.user_id
     WHERE h.lead_id = $1 AND h.kind = $2 ORDER BY h.at DESC, h.id DESC LIMIT 1`,
    [leadId, `lead.${field}`],
  )
  return rows[0]?.name ?? null
}

// The description has no mark of its own: an empty text, unlike none, is one that a person left so.
const SET: Record<Exclude<LeadEdit['field'], 'manager'>, string> = {
  title: 'title = $2, title_by_hand = true',
  description: 'description = $2',
  status: 'status = $2, status_by_hand = true',
  stage: 'stage = $2',
}

async function changeField(
  tx: Tx,
  lead: LockedLead,
  { field, value }: Exclude<LeadEdit, { field: 'manager' }>,
  writer: Writer,
): Promise<EditResult> {
  if (field === 'stage' && (await tx.query('SELECT FROM stages WHERE key = $1', [value])).rowCount === 0) {
    return { ok: false, reason: 'unknown_stage' }
  }
  await tx.query(
    `UPDATE leads SET ${SET[field]}, version = version + 1, updated_at = $3, last_activity_at = greatest(last_activity_at, $3) WHERE id = $1`,
    [lead.id, value, writer.now],
  )
  await tellLead(tx, lead, `lead.${field}`, { from: lead[field], to: value }, writer)
  return { ok: true, version: lead.version + 1 }
}

async function changeManager(tx: Tx, lead: LockedLead, managerId: string | null, writer: Writer): Promise<EditResult> {
  const userName = managerId && (await activeName(tx, managerId))
  if (managerId && !userName) return { ok: false, reason: 'unknown_manager' }
  const reason = { code: 'hand', ...(userName && { userName }) }
  await tx.query(
    `UPDATE leads SET manager_id = $2, manager_by_hand = true, manager_reason = $3, version = version + 1, updated_at = $4,
       last_activity_at = greatest(last_activity_at, $4) WHERE id = $1`,
    [lead.id, managerId, reason, writer.now],
  )
  await followOwner(tx, lead, managerId, writer)
  await tellLead(tx, lead, 'lead.manager', { from: lead.managerName, to: userName, reason }, writer)
  return { ok: true, version: lead.version + 1 }
}

/** The name of a person who may own leads, and who stays so until the transaction ends; null for anybody else. */
export async function activeName(tx: Tx, userId: string): Promise<string | null> {
  const { rows } = await tx.query<{ name: string }>(
    `SELECT name FROM users WHERE id = $1 AND active AND role <> 'viewer' FOR SHARE`,
    [userId],
  )
  return rows[0]?.name ?? null
}

/** A contact belongs to whoever has its first lead, unless a person chose somebody. */
export async function followOwner(
  tx: Tx,
  lead: { id: string; contactId: string },
  managerId: string | null,
  writer: Writer,
): Promise<void> {
  const { rows } = await tx.query<{ from: string | null; to: string | null }>(
    `UPDATE contacts c SET owner_id = $2, version = c.version + 1, updated_at = $3
     FROM contacts before LEFT JOIN users u ON u.id = before.owner_id
     WHERE c.id = $1 AND before.id = c.id AND NOT c.owner_by_hand AND c.owner_id IS DISTINCT FROM $2
       AND $4 = (SELECT id FROM leads WHERE contact_id = c.id ORDER BY created_at, id LIMIT 1)
     RETURNING u.name AS from, (SELECT name FROM users WHERE id = $2) AS to`,
    [lead.contactId, managerId, writer.now, lead.id],
  )
  for (const change of rows) await tellLead(tx, lead, 'contact.field', { field: 'owner', ...change }, writer)
}

/** Writes a note on a lead; the lead counts as active from then on. Null when there is no such lead. */
export async function addNote(
  tx: Tx,
  note: { leadId: string; text: string },
  writer: Writer,
): Promise<{ id: string } | null> {
  const lead = await lockLead(tx, note.leadId)
  if (!lead) return null
  const id = uuid()
  await tx.query(
    'INSERT INTO notes (id, contact_id, lead_id, author_id, text, created_at) VALUES ($1, $2, $3, $4, $5, $6)',
    [id, lead.contactId, lead.id, writer.userId, note.text, writer.now],
  )
  await touchLead(tx, lead.id, writer.now)
  await tellLead(tx, lead, 'note.added', { noteId: id }, writer)
  return { id }
}

/** A lead counts as active from `now` on. The caller has locked its contact. */
export async function touchLead(tx: Tx, leadId: string, now: Date): Promise<void> {
  await tx.query('UPDATE leads SET last_activity_at = greatest(last_activity_at, $2) WHERE id = $1', [leadId, now])
}

/** Appends a sentence to the history of a lead. */
export async function tellLead(
  tx: Tx,
  lead: { id: string; contactId: string },
  kind: string,
  data: object,
  { userId, now }: { userId: string | null; now: Date },
): Promise<void> {
  await tx.query(
    'INSERT INTO history (id, at, contact_id, lead_id, user_id, kind, data) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [uuid(), now, lead.contactId, lead.id, userId, kind, data],
  )
}
