import { v7 as newId } from 'uuid'
import type { ContactRefusal } from '../contacts/refusals'
import type { Tx } from '../db/transaction'
import { retitleLeads, type TitleRules } from '../leads/retitle-mutations'
import { applyChanges, applyIfUnchanged, bumpContacts, writeHistory } from './changes-mutations'
import { holding } from './contested-value'
import { keyLock, lockAll, readContacts, readIdentifiers } from './facts-queries'
import { moveValue } from './move-value'
import { invert, type Change } from './row-changes'
import type { ContactRow, HistoryRow, IdentifierRow, Row, ValueKind } from './rows'

export type Taking = {
  /** who gets the value, and who has it */
  contactId: string
  holderId: string
  kind: ValueKind
  key: string
  /** a row of the contact that the value stands for: the phone without its DDD that was being mended */
  replaces?: string | undefined
}

type By = { userId: string; now: Date; rules: TitleRules }

/**
 * Brings a value from the contact that has it to another one (ask 25). Open questions about it are thereby answered. The
 * answer names what takes it back. Refuses contacts that are gone, and a value that is no longer there or shared.
 */
export async function takeValue(tx: Tx, taking: Taking, by: By): Promise<{ ok: true; undo: string } | ContactRefusal> {
  const { contactId, holderId, kind, key } = taking
  if (contactId === holderId) return { ok: false, reason: 'have' }
  const both = await lockPair(tx, [keyLock(kind, key)], contactId, holderId)
  if (!both) return { ok: false, reason: 'not_found' }
  const identifiers = await readIdentifiers(tx, [contactId, holderId])
  const of = (id: string) => ({ id, identifiers: identifiers.filter(one => one.contact_id === id) })
  const [to, from] = [of(contactId), of(holderId)]
  const row = holding(from.identifiers, { kind, key })
  if (!row || row.shared || row.candidate) return { ok: false, reason: 'gone' }
  const incomplete = to.identifiers.find(one => one.id === taking.replaces)
  const rest = { id: contactId, identifiers: to.identifiers.filter(one => one !== incomplete) }
  const moved = moveValue(row, from, rest)
  const changes = [...replaced(incomplete), ...moved.changes, ...(await answered(tx, taking, by))]
  await applyChanges(tx, changes)
  const undo = newId()
  await tell(tx, row, both, by, { undo, changes, isPrimary: moved.isPrimary })
  return { ok: true, undo }
}

/** Takes that back while both contacts still stand as it left them. */
export async function undoTake(
  tx: Tx,
  { contactId, historyId }: { contactId: string; historyId: string },
  by: By,
): Promise<{ ok: true } | ContactRefusal> {
  const { rows } = await tx.query<{ data: { movedFrom: string; row: IdentifierRow; undo: Change[] } }>(
    `SELECT data FROM history WHERE id = $1 AND contact_id = $2 AND kind = 'identifier.added' AND data ? 'undo'`,
    [historyId, contactId],
  )
  const taken = rows[0]?.data
  if (!taken) return { ok: false, reason: 'gone' }
  const names = taken.row.key === null ? [] : [keyLock(taken.row.kind, taken.row.key)]
  const both = await lockPair(tx, names, taken.movedFrom, contactId)
  if (!both) return { ok: false, reason: 'not_found' }
  const misfits = await applyIfUnchanged(tx, invert(taken.undo))
  if (misfits.length > 0) return { ok: false, reason: 'gone' }
  await tell(tx, taken.row, both, by, { undo: newId(), changes: null, isPrimary: taken.row.is_primary })
  return { ok: true }
}

type Pair = { to: ContactRow; from: ContactRow }

async function lockPair(
  tx: Tx,
  names: ReturnType<typeof keyLock>[],
  toId: string,
  fromId: string,
): Promise<Pair | null> {
  await lockAll(tx, names, [toId, fromId])
  const contacts = await readContacts(tx, [toId, fromId])
  const [to, from] = [contacts.get(toId), contacts.get(fromId)]
  const stands = (contact: ContactRow | undefined) => contact && !contact.merged_into_id && !contact.erased_at
  return to && from && stands(to) && stands(from) ? { to, from } : null
}

function replaced(incomplete: IdentifierRow | undefined): Change[] {
  return incomplete ? [{ does: 'delete', table: 'identifiers', row: { ...incomplete } }] : []
}

// “Whose is it?” between the two, and “may it be added?” at the one who gets it, are no questions any more.
async function answered(tx: Tx, { contactId, holderId, kind, key }: Taking, { userId, now }: By): Promise<Change[]> {
  const { rows } = await tx.query<{ id: string; kind: string }>(
    `SELECT id, kind FROM conflicts WHERE state = 'open' AND key_kind = $3 AND key = $4
       AND ((kind <> 'two_contacts' AND contact_id = $1)
         OR (kind = 'two_contacts' AND contact_id IN ($1, $2) AND other_contact_id IN ($1, $2)))`,
    [contactId, holderId, kind, key],
  )
  return rows.map(conflict => ({
    does: 'update',
    table: 'conflicts',
    ids: [conflict.id],
    from: { state: 'open', resolution: null, resolved_by_id: null, resolved_at: null },
    to: {
      state: 'resolved',
      resolution: conflict.kind === 'two_contacts' ? 'move' : 'add',
      ...{ resolved_by_id: userId, resolved_at: now.toISOString() },
    },
  }))
}

type Told = { undo: string; changes: Change[] | null; isPrimary: boolean }

async function tell(
  tx: Tx,
  row: IdentifierRow,
  { to, from }: Pair,
  by: By,
  { undo, changes, isPrimary }: Told,
): Promise<void> {
  const { userId, now, rules } = by
  const told = (id: string, contactId: string, kind: string, data: Row): HistoryRow => ({
    ...{ id, at: now.toISOString(), contact_id: contactId, lead_id: null, chat_id: null, user_id: userId, kind },
    data: { kind: row.kind, value: row.raw, ...data },
  })
  const here = {
    primary: isPrimary,
    movedFrom: from.id,
    movedFromName: from.name,
    ...(changes && { row, undo: changes }),
  }
  await writeHistory(tx, [
    told(newId(), from.id, 'identifier.removed', { movedTo: to.id, movedToName: to.name }),
    told(undo, to.id, 'identifier.added', here),
  ])
  await tx.query('UPDATE contacts SET edited_by_hand = true WHERE id = ANY($1::uuid[])', [[to.id, from.id]])
  await bumpContacts(tx, [to.id, from.id], now)
  await retitleLeads(tx, to.id, rules)
  await retitleLeads(tx, from.id, rules)
}
