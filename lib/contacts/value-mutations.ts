import type { Tx } from '../db/transaction'
import type { HandValue } from './hand-values'
import { clearPrimary, findHolder, readIdentifiers, setPrimary, type IdentifierRow } from './identifier-mutations'
import { tellContact, touchContact, type By } from './mutations'
import type { ContactRefusal } from './refusals'
import type { Mark } from './schema'

type Done = { ok: true } | ContactRefusal

const GONE = { ok: false, reason: 'gone' } as const

/** Gives a value the star of its kind. `was` is the primary the person saw; where that is another by now, they are asked. */
export async function makePrimary(
  tx: Tx,
  edit: { contactId: string; identifierId: string; was: string | null },
  by: By,
): Promise<Done> {
  const all = await readIdentifiers(tx, edit.contactId)
  const row = all.find(one => one.id === edit.identifierId)
  if (!row || row.kind === 'visitor') return GONE
  if (row.isPrimary) return { ok: true }
  const before = all.find(one => one.kind === row.kind && one.isPrimary)
  if ((before?.id ?? null) !== edit.was) return { ok: false, reason: 'changed', current: before?.raw ?? null }
  await clearPrimary(tx, edit.contactId, row.kind)
  await setPrimary(tx, row.id)
  await touchContact(tx, edit.contactId, by.now)
  await tellContact(
    tx,
    edit.contactId,
    'identifier.primary',
    { kind: row.kind, from: before?.raw ?? null, to: row.raw },
    by,
  )
  return { ok: true }
}

/**
 * Takes a value off the contact; the next one of its kind becomes primary: what can be reached before what cannot, the
 * older before the newer. The history keeps the whole row, so that its id (`undo`) brings it back.
 */
export async function removeValue(
  tx: Tx,
  edit: { contactId: string; identifierId: string },
  by: By,
): Promise<{ ok: true; undo: string } | ContactRefusal> {
  const { rows } = await tx.query<{
    row: Record<string, unknown> & { kind: string; raw: string; is_primary: boolean }
  }>(`DELETE FROM identifiers i WHERE i.id = $1 AND i.contact_id = $2 RETURNING to_jsonb(i) AS row`, [
    edit.identifierId,
    edit.contactId,
  ])
  const row = rows[0]?.row
  if (!row) return GONE
  if (row.is_primary) await promoteNext(tx, edit.contactId, row.kind)
  await touchContact(tx, edit.contactId, by.now)
  const undo = await tellContact(tx, edit.contactId, 'identifier.removed', { kind: row.kind, value: row.raw, row }, by)
  return { ok: true, undo }
}

/** Brings a removed value back as it was, unless somebody else has it by now or the contact got it again. */
export async function restoreValue(tx: Tx, row: RemovedRow, by: By): Promise<Done> {
  const all = await readIdentifiers(tx, row.contact_id)
  const ofKind = all.filter(one => one.kind === row.kind)
  const isHere = ofKind.some(one => (row.key === null ? one.key === null && one.raw === row.raw : one.key === row.key))
  if (isHere) return { ok: false, reason: 'have' }
  const kind = row.kind === 'email' ? 'email' : 'phone'
  const isLive = !row.candidate && !row.shared && row.kind !== 'visitor'
  const holder = isLive ? await findHolder(tx, { kind, key: row.key, raw: row.raw }, row.contact_id) : 'free'
  if (typeof holder === 'object') return holder
  if (row.is_primary) await clearPrimary(tx, row.contact_id, row.kind)
  await tx.query('INSERT INTO identifiers SELECT * FROM jsonb_populate_record(null::identifiers, $1::jsonb)', [
    JSON.stringify({ ...row, shared: row.shared || holder === 'shared' }),
  ])
  await touchContact(tx, row.contact_id, by.now)
  await tellContact(
    tx,
    row.contact_id,
    'identifier.added',
    { kind: row.kind, value: row.raw, primary: row.is_primary },
    by,
  )
  return { ok: true }
}

/** A row of `identifiers` as the history keeps it, in the words of the database. */
export type RemovedRow = {
  contact_id: string
  kind: string
  raw: string
  key: string | null
  is_primary: boolean
  candidate: boolean
  shared: boolean
}

/**
 * Puts right what a value says: the missing DDD, a whole number, the domain of an e-mail. Where the contact has the
 * mended value already, the two rows become one.
 */
export async function mendValue(
  tx: Tx,
  contactId: string,
  row: IdentifierRow,
  mended: HandValue,
  by: By,
): Promise<Done> {
  const holder = mended.candidate ? 'free' : await findHolder(tx, mended, contactId)
  if (typeof holder === 'object') return holder
  const twin = (await readIdentifiers(tx, contactId)).find(
    one => one.id !== row.id && one.kind === row.kind && mended.key !== null && one.key === mended.key,
  )
  if (twin) {
    await tx.query('DELETE FROM identifiers WHERE id = $1', [row.id])
    if (row.isPrimary) await setPrimary(tx, twin.id)
  } else {
    await tx.query(
      `UPDATE identifiers SET raw = $2, key = $3, e164 = $4, phone_kind = $5, flag = $6, extension = coalesce($7, extension),
         candidate = $8, shared = shared OR $9, verified = false WHERE id = $1`,
      [
        ...[
          row.id,
          mended.raw,
          mended.key,
          mended.e164,
          mended.phoneKind,
          mended.flag,
          mended.extension,
          mended.candidate,
        ],
        holder === 'shared',
      ],
    )
  }
  await touchContact(tx, contactId, by.now)
  const to = mended.e164 ?? mended.key ?? mended.raw
  await tellContact(tx, contactId, 'contact.field', { field: row.kind, from: row.raw, to }, by)
  return { ok: true }
}

/**
 * Marks a value, or takes the mark away: `verified` (a chat can only add beside it), `shared` (it stops matching, several
 * contacts may have it), `country` (it is the Brazilian number it looks like and matches from now on).
 */
export async function markValue(
  tx: Tx,
  edit: { contactId: string; identifierId: string; mark: Mark; on: boolean },
  by: By,
): Promise<Done> {
  const row = (await readIdentifiers(tx, edit.contactId)).find(one => one.id === edit.identifierId)
  if (!row || row.kind === 'visitor') return GONE
  if (edit.mark === 'shared' && row.kind !== 'phone') return { ok: false, reason: 'phone' }
  const becomesLive = (edit.mark === 'country' && edit.on) || (edit.mark === 'shared' && !edit.on)
  const holder = becomesLive ? await findHolder(tx, { ...row, kind: row.kind }, edit.contactId) : 'free'
  const isRefused = typeof holder === 'object' || (holder === 'shared' && edit.mark === 'shared')
  if (isRefused) return typeof holder === 'object' ? holder : { ok: false, reason: 'elsewhere' }
  await tx.query(SET_MARK[edit.mark], edit.mark === 'country' ? [row.id, holder === 'shared'] : [row.id, edit.on])
  await touchContact(tx, edit.contactId, by.now)
  const data = { field: edit.mark, from: edit.on ? null : row.raw, to: edit.on ? row.raw : null }
  await tellContact(tx, edit.contactId, 'contact.field', data, by)
  return { ok: true }
}

const SET_MARK: Record<Mark, string> = {
  verified: 'UPDATE identifiers SET verified = $2 WHERE id = $1',
  shared: 'UPDATE identifiers SET shared = $2 WHERE id = $1',
  country: 'UPDATE identifiers SET candidate = false, flag = NULL, shared = shared OR $2 WHERE id = $1',
}

async function promoteNext(tx: Tx, contactId: string, kind: string): Promise<void> {
  await tx.query(
    `UPDATE identifiers SET is_primary = true WHERE id = (
       SELECT id FROM identifiers WHERE contact_id = $1 AND kind = $2 AND kind <> 'visitor'
       ORDER BY key IS NULL, candidate, first_seen_at, id LIMIT 1)`,
    [contactId, kind],
  )
}
