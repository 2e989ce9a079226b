import { v7 as uuid } from 'uuid'
import { advisoryLockIds, type LockName } from '../db/advisory-lock'
import type { Tx } from '../db/transaction'
import type { ContactRefusal } from './refusals'

/** Who changes something (null: nobody any more, or a program whose token nobody owns), and when. */
export type By = { userId: string | null; now: Date }

export type LockedContact = { id: string; name: string | null; description: string | null; ownerId: string | null }

/** Takes the locks of identifier keys in the order that every writer of contacts keeps; before any contact row. */
export async function lockKeys(tx: Tx, names: Iterable<LockName>): Promise<void> {
  const ids = advisoryLockIds(names)
  if (ids.length > 0) await tx.query('SELECT pg_advisory_xact_lock(id) FROM unnest($1::bigint[]) id', [ids])
}

/** The contact, locked for a change; null when it is unknown, erased or merged into another one. */
export async function lockContact(tx: Tx, id: string): Promise<LockedContact | null> {
  const { rows } = await tx.query<LockedContact>(
    `SELECT id, name, description, owner_id AS "ownerId" FROM contacts
      WHERE id = $1 AND merged_into_id IS NULL AND erased_at IS NULL FOR UPDATE`,
    [id],
  )
  return rows[0] ?? null
}

/** A person changed something here: it is another version, and the contact no longer gives way as anonymous. */
export async function touchContact(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.query('UPDATE contacts SET edited_by_hand = true, version = version + 1, updated_at = $2 WHERE id = $1', [
    id,
    now,
  ])
}

/** Appends a sentence to the history of a contact; answers its id. */
export async function tellContact(
  tx: Tx,
  contactId: string,
  kind: string,
  data: object,
  { userId, now }: { userId: string | null; now: Date },
): Promise<string> {
  const id = uuid()
  await tx.query('INSERT INTO history (id, at, contact_id, user_id, kind, data) VALUES ($1, $2, $3, $4, $5, $6)', [
    id,
    now,
    contactId,
    userId,
    kind,
    data,
  ])
  return id
}

const FIELDS = {
  name: { column: 'name', byHand: 'name_by_hand' },
  description: { column: 'description', byHand: 'description_by_hand' },
} as const

/**
 * Writes the name or the description by hand. Where the field is no longer what the person saw (`was`) it is refused
 * with what stands there now; a change of another field is no reason to ask.
 */
export async function writeField(
  tx: Tx,
  edit: { contactId: string; field: keyof typeof FIELDS; was: string | null; to: string | null },
  by: By,
): Promise<{ ok: true } | ContactRefusal> {
  const contact = await lockContact(tx, edit.contactId)
  if (!contact) return { ok: false, reason: 'not_found' }
  const from = contact[edit.field]
  if (from === edit.to) return { ok: true }
  if (from !== edit.was) return { ok: false, reason: 'changed', current: from, by: await lastWriter(tx, edit) }
  const { column, byHand } = FIELDS[edit.field]
  await tx.query(`UPDATE contacts SET ${column} = $2, ${byHand} = true WHERE id = $1`, [edit.contactId, edit.to])
  await touchContact(tx, edit.contactId, by.now)
  await tellContact(tx, edit.contactId, 'contact.field', { field: edit.field, from, to: edit.to }, by)
  return { ok: true }
}

async function lastWriter(tx: Tx, { contactId, field }: { contactId: string; field: string }): Promise<string | null> {
  const { rows } = await tx.query<{ name: string | null }>(
    `SELECT u.name FROM history h LEFT JOIN users u ON u.id = h.user_id
     WHERE h.contact_id = $1 AND h.kind = 'contact.field' AND h.data->>'field' = $2 ORDER BY h.at DESC, h.id DESC LIMIT 1`,
    [contactId, field],
  )
  return rows[0]?.name ?? null
}

/** Gives the contact to somebody, or to nobody. Refuses a person who does not exist or is no longer active. */
export async function writeOwner(
  tx: Tx,
  edit: { contactId: string; was: string | null; ownerId: string | null },
  by: By,
): Promise<{ ok: true } | ContactRefusal> {
  const contact = await lockContact(tx, edit.contactId)
  if (!contact) return { ok: false, reason: 'not_found' }
  if (contact.ownerId === edit.ownerId) return { ok: true }
  const names = await namesOf(tx, [contact.ownerId, edit.ownerId])
  const from = contact.ownerId === null ? null : (names.get(contact.ownerId)?.name ?? null)
  if (contact.ownerId !== edit.was) return { ok: false, reason: 'changed', current: from }
  const to = edit.ownerId === null ? null : names.get(edit.ownerId)
  if (to !== null && !to?.active) return { ok: false, reason: 'owner' }
  await tx.query('UPDATE contacts SET owner_id = $2, owner_by_hand = true WHERE id = $1', [
    edit.contactId,
    edit.ownerId,
  ])
  await touchContact(tx, edit.contactId, by.now)
  await tellContact(tx, edit.contactId, 'contact.field', { field: 'owner', from, to: to?.name ?? null }, by)
  return { ok: true }
}

/** A note of a person about the contact. */
export async function insertNote(
  tx: Tx,
  note: { contactId: string; text: string },
  by: By,
): Promise<{ ok: true } | ContactRefusal> {
  if (!(await lockContact(tx, note.contactId))) return { ok: false, reason: 'not_found' }
  const id = uuid()
  await tx.query('INSERT INTO notes (id, contact_id, author_id, text, created_at) VALUES ($1, $2, $3, $4, $5)', [
    id,
    note.contactId,
    by.userId,
    note.text,
    by.now,
  ])
  await tellContact(tx, note.contactId, 'note.added', { noteId: id }, by)
  return { ok: true }
}

/** A value that was never to be asked about again may be asked about again. */
export async function forgetIgnored(
  tx: Tx,
  ignored: { contactId: string; kind: string; key: string },
  by: By,
): Promise<{ ok: true } | ContactRefusal> {
  if (!(await lockContact(tx, ignored.contactId))) return { ok: false, reason: 'not_found' }
  const { rows } = await tx.query<{ raw: string }>(
    'DELETE FROM ignored_identifiers WHERE contact_id = $1 AND kind = $2 AND key = $3 RETURNING raw',
    [ignored.contactId, ignored.kind, ignored.key],
  )
  const gone = rows[0]
  if (!gone) return { ok: true }
  await touchContact(tx, ignored.contactId, by.now)
  await tellContact(tx, ignored.contactId, 'identifier.asked_again', { kind: ignored.kind, value: gone.raw }, by)
  return { ok: true }
}

async function namesOf(tx: Tx, ids: (string | null)[]): Promise<Map<string, { name: string; active: boolean }>> {
  const { rows } = await tx.query<{ id: string; name: string; active: boolean }>(
    `SELECT id, name, active AND role <> 'viewer' AS active FROM users WHERE id = ANY ($1::uuid[])`,
    [ids],
  )
  return new Map(rows.map(row => [row.id, row]))
}
