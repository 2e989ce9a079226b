import { v7 as uuid } from 'uuid'
import type { Tx } from '../db/transaction'
import type { HandValue } from './hand-values'
import { findHolder, insertValue, lockNames } from './identifier-mutations'
import { lockKeys, tellContact, type By } from './mutations'
import type { ContactRefusal } from './refusals'

/**
 * Writes a new contact by hand; its first e-mail and its first phone that can be reached are primary. Refuses a value
 * that belongs to somebody else, with whose it is.
 */
export async function insertContact(
  tx: Tx,
  draft: { name: string | null; ownerId: string | null; values: HandValue[] },
  by: By,
): Promise<{ ok: true; id: string } | ContactRefusal> {
  await lockKeys(tx, lockNames(draft.values))
  const shared = new Map<HandValue, boolean>()
  for (const value of draft.values) {
    const holder = value.candidate ? 'free' : await findHolder(tx, value, null)
    if (typeof holder === 'object') return holder
    shared.set(value, holder === 'shared')
  }
  if (draft.ownerId !== null && !(await isActive(tx, draft.ownerId))) return { ok: false, reason: 'owner' }
  const id = uuid()
  await tx.query(
    `INSERT INTO contacts (id, name, name_by_hand, owner_id, owner_by_hand, edited_by_hand, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, true, $6, $6)`,
    [id, draft.name, draft.name !== null, draft.ownerId, draft.ownerId !== null, by.now],
  )
  const primaries = ['email', 'phone'].map(kind => primaryOf(draft.values, kind))
  for (const value of draft.values) {
    const as = { isPrimary: primaries.includes(value), shared: shared.get(value) ?? false }
    await insertValue(tx, id, value, as, by)
  }
  const values = draft.values.map(({ kind, raw }) => ({ kind, value: raw }))
  await tellContact(tx, id, 'contact.created', { name: draft.name, values }, by)
  return { ok: true, id }
}

function primaryOf(values: HandValue[], kind: string): HandValue | undefined {
  const ofKind = values.filter(value => value.kind === kind)
  return ofKind.find(value => value.key !== null) ?? ofKind[0]
}

async function isActive(tx: Tx, userId: string): Promise<boolean> {
  return (
    ((await tx.query(`SELECT FROM users WHERE id = $1 AND active AND role <> 'viewer' FOR SHARE`, [userId])).rowCount ??
      0) > 0
  )
}
