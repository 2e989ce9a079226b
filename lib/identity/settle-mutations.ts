import { v7 as newId } from 'uuid'
import type { Tx } from '../db/transaction'
import { applyChanges, bumpContacts, writeHistory } from './changes-mutations'
import { type Choice, offeredChoices } from './choices'
import { contestedValue, holding } from './contested-value'
import { suspectKept } from './duplicate-mutations'
import {
  chatLock,
  isKeptApart,
  keyLock,
  lockAll,
  readChats,
  readChatsOfConflict,
  readConflict,
  readContacts,
  readIdentifiers,
  readIgnored,
  readOwner,
} from './facts-queries'
import { mergeContacts } from './merge-mutations'
import { moveChats, tellMove } from './move-mutations'
import { primaryOf } from './primaries'
import type { Change } from './row-changes'
import type { ConflictRow, ContactRow } from './rows'
import { planSettlement, type Person, type SettleFacts, type Settlement } from './settle'
import { historyRow, tellAll } from './tell-conflict-mutations'
import { readSettlementUndo, settledChange, type SettlementUndo } from './undo'

export type Settling = {
  conflictId: string
  choice: Choice
  /** version of the conflict's contact as the person saw it; left out: whatever it is now */
  version?: number
  neverAskAgain?: boolean
  userId: string | null
  now: Date
}

export type SettleResult =
  | { ok: true; conflictId: string; contactId: string; mergeId: string | null; newContactId: string | null }
  | { ok: false; reason: 'not_found' | 'not_offered' }
  | { ok: false; reason: 'settled'; by: string | null; at: Date; choice: Choice }
  | { ok: false; reason: 'changed'; version: number }
  | { ok: false; reason: 'taken'; ownerId: string; ownerName: string | null }

/**
 * Settles an open conflict with one of its choices: one transaction, under the locks of the contested key, the chats and
 * both contacts. Of two people at once the second is told who was first, when and how; whoever looked at another
 * version of the contact is asked to look again; a value that has become somebody else's is refused with whose it is.
 */
export async function settleConflict(tx: Tx, settling: Settling): Promise<SettleResult> {
  const locked = await lockConflict(tx, settling.conflictId)
  if (!locked) return { ok: false, reason: 'not_found' }
  const { conflict, contacts } = locked
  if (conflict.state !== 'open') return alreadySettled(tx, conflict)
  const contact = contacts.get(conflict.contact_id)
  if (!contact) return { ok: false, reason: 'not_found' }
  if (settling.version !== undefined && settling.version !== contact.version) {
    return { ok: false, reason: 'changed', version: contact.version }
  }
  const chatIds = await readChatsOfConflict(tx, conflict)
  const facts = await readFacts(tx, conflict)
  if (!isOffered(settling.choice, facts, chatIds.length > 0)) return { ok: false, reason: 'not_offered' }
  const rules = { neverAskAgain: settling.neverAskAgain ?? false, now: settling.now, newId }
  const planned = planSettlement(facts, settling.choice, rules)
  if (!planned.ok) return planned.reason === 'taken' ? taken(tx, planned.ownerId) : planned
  return planned.settlement.merge
    ? settleByMerge(tx, settling, planned.settlement.merge)
    : write(tx, settling, { conflict, contacts, chatIds, settlement: planned.settlement, crmValue: crmValueOf(facts) })
}

export type Locked = { conflict: ConflictRow; contacts: Map<string, ContactRow> }

/**
 * A conflict and its contacts under all locks that settling it takes. What is read before the locks may be another
 * conflict after waiting for them: a merge gives it another contact.
 */
export async function lockConflict(tx: Tx, conflictId: string): Promise<Locked | null> {
  const seen = await readConflict(tx, conflictId)
  if (!seen) return null
  const value = contestedValue(seen)
  const undo = readSettlementUndo(seen.undo)
  const touched = undo && 'touched' in undo ? undo.touched : []
  const people = [seen.contact_id, seen.other_contact_id, ...touched].filter(id => id !== null)
  const chats = await readChats(tx, await readChatsOfConflict(tx, seen))
  const names = [
    keyLock(seen.key_kind, seen.key),
    ...(value ? [keyLock(value.kind, value.key)] : []),
    ...chats.map(chatLock),
  ]
  await lockAll(tx, names, people)
  const conflict = await readConflict(tx, conflictId)
  const moved = conflict?.contact_id !== seen.contact_id || conflict.other_contact_id !== seen.other_contact_id
  if (conflict && moved) return lockConflict(tx, conflictId)
  return conflict && { conflict, contacts: await readContacts(tx, people) }
}

async function readFacts(tx: Tx, conflict: ConflictRow): Promise<SettleFacts> {
  const ids = [conflict.contact_id, conflict.other_contact_id].filter(id => id !== null)
  const identifiers = await readIdentifiers(tx, ids)
  const ignored = await readIgnored(tx, ids)
  const person = (id: string): Person => ({
    id,
    identifiers: identifiers.filter(one => one.contact_id === id),
    ignored: ignored.filter(one => one.contact_id === id),
  })
  const value = contestedValue(conflict)
  const owner = value && (await readOwner(tx, value.kind, value.key))
  const other = conflict.other_contact_id
  return {
    conflict,
    contact: person(conflict.contact_id),
    other: other === null ? null : person(other),
    value,
    takenBy: owner !== null && !ids.includes(owner) ? owner : null,
    kept: other !== null && (await isKeptApart(tx, conflict.contact_id, other, conflict.key)),
  }
}

function isOffered(choice: Choice, facts: SettleFacts, chatHere: boolean): boolean {
  const { conflict, contact, other, value } = facts
  const both = [...contact.identifiers, ...(other?.identifiers ?? [])]
  const row = holding(both, value)
  const asked = {
    kind: conflict.kind,
    keyKind: conflict.key_kind,
    disputed: row && value ? { kind: value.kind, shared: row.shared } : null,
    linked: holding(both, { kind: 'visitor', key: conflict.key }) !== null,
    verified: value !== null && primaryOf(contact.identifiers, value.kind)?.verified === true,
    chatHere,
  }
  return offeredChoices(asked).some(offer => offer.choice === choice)
}

/** What the contact has as its primary of the contested kind. */
function crmValueOf({ contact, value }: SettleFacts): string | null {
  return (value && primaryOf(contact.identifiers, value.kind)?.raw) ?? null
}

type ToWrite = Locked & { chatIds: string[]; settlement: Settlement; crmValue: string | null }

async function write(
  tx: Tx,
  settling: Settling,
  { conflict, contacts, chatIds, settlement, crmValue }: ToWrite,
): Promise<SettleResult> {
  const { userId, now, choice } = settling
  const { newContactId, chatsTo } = settlement
  if (newContactId) await insertContact(tx, newContactId, now)
  await applyChanges(tx, settlement.changes)
  const changes: Change[] = [...settlement.changes]
  const newLeadIds: string[] = []
  const from = contacts.get(conflict.contact_id)
  const target = chatsTo && (await readContacts(tx, [chatsTo])).get(chatsTo)
  if (target && from) {
    const chats = await readChats(tx, chatIds)
    const move = await moveChats(tx, { chats, from, target, conflictId: conflict.id, userId, now })
    for (const chat of chats) await tellMove(tx, { chat, from, target, userId, now, undo: null })
    changes.push(...move.changes)
    newLeadIds.push(...move.newLeadIds)
  }
  const closing = settledChange(conflict.id, settlement.state, { choice, userId, now })
  await applyChanges(tx, [closing])
  const touched = [...new Set([conflict.contact_id, conflict.other_contact_id, chatsTo].filter(id => id !== null))]
  const undo: SettlementUndo = { changes: [...changes, closing], newContactId, newLeadIds, touched }
  await tx.query('UPDATE conflicts SET undo = $2, settled_crm_value = $3, version = version + 1 WHERE id = $1', [
    conflict.id,
    JSON.stringify(undo),
    crmValue,
  ])
  const told = settlement.told.map(one =>
    historyRow(one.contactId, one.kind, { ...one.data, conflictId: conflict.id }, { userId, now }, conflict.chat_id),
  )
  await writeHistory(tx, told)
  await tellAll(tx, conflict, 'conflict.settled', choice, { userId, now })
  const otherId = conflict.other_contact_id
  if (choice === 'keep' && otherId)
    await suspectKept(tx, { oneId: conflict.contact_id, otherId, key: conflict.key, now })
  await bumpContacts(tx, touched, now)
  return { ok: true, conflictId: conflict.id, contactId: chatsTo ?? conflict.contact_id, mergeId: null, newContactId }
}

async function settleByMerge(
  tx: Tx,
  settling: Settling,
  pair: { survivorId: string; loserId: string },
): Promise<SettleResult> {
  const { conflictId, userId, now } = settling
  const merged = await mergeContacts(tx, { ...pair, reason: 'conflict', userId, now })
  if (!merged.ok || !('mergeId' in merged)) return { ok: false, reason: 'not_offered' }
  const conflict = await readConflict(tx, conflictId)
  if (conflict) await tellAll(tx, { ...conflict, other_contact_id: null }, 'conflict.settled', 'merge', { userId, now })
  return { ok: true, conflictId, contactId: pair.survivorId, mergeId: merged.mergeId, newContactId: null }
}

async function alreadySettled(tx: Tx, conflict: ConflictRow): Promise<SettleResult> {
  const { rows } = await tx.query('SELECT name FROM users WHERE id = $1', [conflict.resolved_by_id])
  const by = (rows[0]?.name as string | undefined) ?? null
  return {
    ok: false,
    reason: 'settled',
    by,
    at: new Date(conflict.resolved_at ?? 0),
    choice: conflict.resolution as Choice,
  }
}

async function taken(tx: Tx, ownerId: string): Promise<SettleResult> {
  const owner = (await readContacts(tx, [ownerId])).get(ownerId)
  return { ok: false, reason: 'taken', ownerId, ownerName: owner?.name ?? null }
}

async function insertContact(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.query('INSERT INTO contacts (id, created_at, updated_at) VALUES ($1, $2, $2)', [id, now])
}
