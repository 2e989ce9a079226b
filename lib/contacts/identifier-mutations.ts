import { v7 as uuid } from 'uuid'
import type { LockName } from '../db/advisory-lock'
import type { Tx } from '../db/transaction'
import { tellWebhooks } from '../webhooks/mutations'
import type { HandValue } from './hand-values'
import { tellContact, touchContact, type By } from './mutations'
import { isEchoOf } from './phone'
import type { ContactRefusal, Holder } from './refusals'

export type IdentifierRow = {
  id: string
  kind: 'email' | 'phone' | 'visitor'
  raw: string
  key: string | null
  e164: string | null
  isPrimary: boolean
  candidate: boolean
  shared: boolean
  verified: boolean
}

type Taken = Extract<ContactRefusal, { reason: 'taken' }>

/** The names of the locks that a writer of these values takes. */
export function lockNames(values: { kind: string; key: string | null }[]): LockName[] {
  return values.flatMap(({ kind, key }): LockName[] => {
    if (key === null) return []
    return kind === 'email' ? [`email:${key}`] : kind === 'phone' ? [`phone:${key}`] : []
  })
}

/** The e-mails, phones and visitor numbers of a contact; read after its row is locked. */
export async function readIdentifiers(tx: Tx, contactId: string): Promise<IdentifierRow[]> {
  const { rows } = await tx.query<IdentifierRow>(
    `SELECT id, kind, raw, key, e164, is_primary AS "isPrimary", candidate, shared, verified
       FROM identifiers WHERE contact_id = $1 ORDER BY first_seen_at, id`,
    [contactId],
  )
  return rows
}

/**
 * Whether another contact has this value: `free`; `shared` where all who have it share it; else the refusal that says
 * whose it is. Candidates match nobody.
 */
export async function findHolder(
  tx: Tx,
  value: Pick<HandValue, 'kind' | 'key' | 'raw'>,
  contactId: string | null,
): Promise<'free' | 'shared' | Taken> {
  if (value.key === null) return 'free'
  const { rows } = await tx.query<Holder & { shared: boolean }>(
    `SELECT c.id, c.name, i.shared FROM identifiers i JOIN contacts c ON c.id = i.contact_id
      WHERE i.kind = $1 AND i.key = $2 AND NOT i.candidate AND c.merged_into_id IS NULL AND c.id IS DISTINCT FROM $3::uuid
      ORDER BY i.shared LIMIT 1`,
    [value.kind, value.key, contactId],
  )
  const found = rows[0]
  if (!found) return 'free'
  if (found.shared) return 'shared'
  return { ok: false, reason: 'taken', kind: value.kind, value: value.raw, holder: { id: found.id, name: found.name } }
}

/**
 * Adds a value to a locked contact. It is primary where its kind has no primary that can be reached. An open question
 * about this very value is thereby answered. Refuses what the contact has already and what belongs to somebody else.
 */
export async function addValue(
  tx: Tx,
  contactId: string,
  value: HandValue,
  by: By,
): Promise<{ ok: true } | ContactRefusal> {
  const ofKind = (await readIdentifiers(tx, contactId)).filter(one => one.kind === value.kind)
  if (isKnown(value, ofKind)) return { ok: false, reason: 'have' }
  const holder = value.candidate ? 'free' : await findHolder(tx, value, contactId)
  if (typeof holder === 'object') return holder
  const primary = ofKind.find(one => one.isPrimary)
  const isPrimary = !primary || (primary.key === null && value.key !== null)
  if (isPrimary) await clearPrimary(tx, contactId, value.kind)
  await insertValue(tx, contactId, value, { isPrimary, shared: holder === 'shared' }, by)
  await touchContact(tx, contactId, by.now)
  await tellContact(tx, contactId, 'identifier.added', { kind: value.kind, value: value.raw, primary: isPrimary }, by)
  await answerConflict(tx, contactId, value, by)
  return { ok: true }
}

/** Writes the row of a value that a person gave. */
export async function insertValue(
  tx: Tx,
  contactId: string,
  value: HandValue,
  as: { isPrimary: boolean; shared: boolean },
  { now }: By,
): Promise<void> {
  await tx.query(
    `INSERT INTO identifiers (id, contact_id, kind, raw, key, e164, phone_kind, flag, extension, candidate, is_primary,
       shared, source, first_seen_at, last_seen_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'hand', $13, $13)`,
    [
      ...[
        uuid(),
        contactId,
        value.kind,
        value.raw,
        value.key,
        value.e164,
        value.phoneKind,
        value.flag,
        value.extension,
      ],
      ...[value.candidate, as.isPrimary, as.shared, now],
    ],
  )
}

/** Takes the star away; always before another value gets it, the unique index cannot be deferred. */
export async function clearPrimary(tx: Tx, contactId: string, kind: string): Promise<void> {
  await tx.query('UPDATE identifiers SET is_primary = false WHERE contact_id = $1 AND kind = $2 AND is_primary', [
    contactId,
    kind,
  ])
}

export async function setPrimary(tx: Tx, identifierId: string): Promise<void> {
  await tx.query('UPDATE identifiers SET is_primary = true WHERE id = $1', [identifierId])
}

/** Whether the contact has the value already: by key, a keyless one by its text or as the end of a phone. */
export function isKnown(value: HandValue, ofKind: IdentifierRow[]): boolean {
  if (value.key !== null) return ofKind.some(one => one.key === value.key)
  return ofKind.some(one => one.key === null && one.raw === value.raw) || isEchoOf(value.raw, ofKind)
}

async function answerConflict(tx: Tx, contactId: string, value: HandValue, by: By): Promise<void> {
  if (value.key === null) return
  const { rows } = await tx.query<{ id: string }>(
    `UPDATE conflicts SET state = 'resolved', resolution = 'add', resolved_by_id = $4, resolved_at = $5, version = version + 1
      WHERE contact_id = $1 AND kind = $2 AND key = $3 AND state = 'open' RETURNING id`,
    [contactId, value.kind, value.key, by.userId, by.now],
  )
  for (const { id } of rows) {
    await tellContact(tx, contactId, 'conflict.settled', { conflictId: id, choice: 'add', value: value.raw }, by)
    const told = { conflictId: id, kind: value.kind, contactId, otherContactId: null, chatId: null, choice: 'add' }
    await tellWebhooks(
      tx,
      'conflict.resolved',
      { ...told, resolvedById: by.userId, resolvedAt: by.now.toISOString() },
      by.now,
    )
  }
}
