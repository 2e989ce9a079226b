import { lockNames, addValue, readIdentifiers, type IdentifierRow } from '../contacts/identifier-mutations'
import { readHandValues, withAreaCode, type HandValue } from '../contacts/hand-values'
import { lockContact, lockKeys, writeField, type By } from '../contacts/mutations'
import type { ContactRefusal } from '../contacts/refusals'
import type { Mark } from '../contacts/schema'
import {
  makePrimary,
  markValue,
  mendValue,
  removeValue,
  restoreValue,
  type RemovedRow,
} from '../contacts/value-mutations'
import type { Tx } from '../db/transaction'
import { retitleLeads, type TitleRules } from '../leads/retitle-mutations'

type Done = { ok: true } | ContactRefusal

/** What a person does to one of the contact's e-mails and phones. */
export type ValueEdit =
  | { does: 'primary'; identifierId: string; was: string | null }
  | { does: 'remove'; identifierId: string }
  | { does: 'mend'; identifierId: string; areaCode?: string | undefined; text?: string | undefined }
  | { does: 'mark'; identifierId: string; mark: Mark; on: boolean }

/** Names the contact by hand; the titles of its leads follow. Null takes the name away. */
export async function renameContact(
  tx: Tx,
  edit: { contactId: string; was: string | null; name: string | null },
  rules: TitleRules,
  by: By,
): Promise<Done> {
  const { contactId, was, name: to } = edit
  const done = await writeField(tx, { contactId, field: 'name', was, to }, by)
  if (done.ok) await retitleLeads(tx, contactId, rules)
  return done
}

/** Adds what was typed, all of it or nothing. */
export async function addValues(
  tx: Tx,
  contactId: string,
  values: HandValue[],
  rules: TitleRules,
  by: By,
): Promise<Done> {
  await lockKeys(tx, lockNames(values))
  if (!(await lockContact(tx, contactId))) return { ok: false, reason: 'not_found' }
  await tx.query('SAVEPOINT adding')
  for (const value of values) {
    const added = await addValue(tx, contactId, value, by)
    if (added.ok) continue
    await tx.query('ROLLBACK TO SAVEPOINT adding')
    return added
  }
  await retitleLeads(tx, contactId, rules)
  return { ok: true }
}

/** Changes one e-mail or phone; for a removal the answer names what brings it back. */
export async function editValue(
  tx: Tx,
  contactId: string,
  edit: ValueEdit,
  rules: TitleRules,
  by: By,
): Promise<(Done & { ok: true; undo?: string }) | ContactRefusal> {
  const row = (await readIdentifiers(tx, contactId)).find(one => one.id === edit.identifierId)
  if (!row) return { ok: false, reason: 'gone' }
  const mended = edit.does === 'mend' ? readMended(row, edit) : null
  if (mended && !mended.ok) return mended
  await lockKeys(tx, lockNames([row, ...(mended ? [mended.value] : [])]))
  if (!(await lockContact(tx, contactId))) return { ok: false, reason: 'not_found' }
  const done = await applyEdit(tx, contactId, edit, mended?.value ?? null, by)
  if (done.ok) await retitleLeads(tx, contactId, rules)
  return done
}

/** Brings back what `removeValue` took away. */
export async function undoRemoval(
  tx: Tx,
  contactId: string,
  historyId: string,
  rules: TitleRules,
  by: By,
): Promise<Done> {
  const { rows } = await tx.query<{ row: RemovedRow }>(
    `SELECT data->'row' AS row FROM history
      WHERE id = $1 AND contact_id = $2 AND kind = 'identifier.removed' AND data->'row'->>'contact_id' = $2::text`,
    [historyId, contactId],
  )
  const row = rows[0]?.row
  if (!row) return { ok: false, reason: 'gone' }
  await lockKeys(tx, lockNames([row]))
  if (!(await lockContact(tx, contactId))) return { ok: false, reason: 'not_found' }
  const done = await restoreValue(tx, row, by)
  if (done.ok) await retitleLeads(tx, contactId, rules)
  return done
}

async function applyEdit(tx: Tx, contactId: string, edit: ValueEdit, mended: HandValue | null, by: By) {
  switch (edit.does) {
    case 'primary':
      return makePrimary(tx, { contactId, ...edit }, by)
    case 'remove':
      return removeValue(tx, { contactId, ...edit }, by)
    case 'mark':
      return markValue(tx, { contactId, ...edit }, by)
    case 'mend': {
      // Read again: while we waited for the lock somebody may have mended or removed it.
      const row = (await readIdentifiers(tx, contactId)).find(one => one.id === edit.identifierId)
      return row && mended ? mendValue(tx, contactId, row, mended, by) : ({ ok: false, reason: 'gone' } as const)
    }
  }
}

type Mend = Extract<ValueEdit, { does: 'mend' }>

function readMended(row: IdentifierRow, { areaCode, text }: Mend): { ok: true; value: HandValue } | ContactRefusal {
  if (row.kind === 'visitor') return { ok: false, reason: 'gone' }
  if (areaCode !== undefined) {
    const value = withAreaCode(row.raw, areaCode.trim())
    return value ? { ok: true, value } : { ok: false, reason: 'area_code' }
  }
  const read = readHandValues(row.kind, text ?? '')
  if (!read.ok) return read
  const [value, ...more] = read.values
  // A phone mended into another one without a key is not mended.
  return value && more.length === 0 && value.key !== null ? { ok: true, value } : { ok: false, reason: row.kind }
}
