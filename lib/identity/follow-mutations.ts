import { v7 as newId } from 'uuid'
import type { Tx } from '../db/transaction'
import { applyChanges, writeHistory } from './changes-mutations'
import { readConflictsOfChats, readIdentifiers, readOpenConflicts, readOwner } from './facts-queries'
import { type Followed, followConflicts } from './follow-conflicts'
import type { Change } from './row-changes'
import type { IdentifierRow } from './rows'
import { historyRow, tellAll } from './tell-conflict-mutations'
import type { SettlementUndo } from './undo'

/**
 * Lets the open conflicts that only these chats brought follow them from one locked contact to the other, `without` the
 * one that is being settled; answers the journal. One that ends by it is told, and can be asked again.
 */
export async function followTo(
  tx: Tx,
  move: { chatIds: string[]; fromId: string; toId: string; without: string | null; userId: string | null; now: Date },
): Promise<Change[]> {
  const { chatIds, fromId, toId, userId, now } = move
  const asked = await readConflictsOfChats(tx, fromId, chatIds, move.without)
  if (asked.length === 0) return []
  const owners = new Map<string, string | null>()
  for (const { key_kind, key } of asked) owners.set(`${key_kind} ${key}`, await readOwner(tx, key_kind, key))
  const place = {
    id: toId,
    identifiers: await readIdentifiers(tx, [toId]),
    open: await readOpenConflicts(tx, toId),
    ownerOf: (kind: string, key: string) => owners.get(`${kind} ${key}`) ?? null,
  }
  const followed = followConflicts(asked, place, { userId, now, newId })
  const changes = followed.flatMap(one => one.changes)
  await applyChanges(tx, changes)
  for (const ended of followed.filter(one => one.closes)) {
    await keepWayBack(tx, ended, [fromId, toId])
    await tellFilled(tx, ended, { userId, now })
    await tellAll(tx, ended.conflict, 'conflict.settled', 'belongs_to_other', { userId, now })
  }
  return changes
}

async function tellFilled(
  tx: Tx,
  { conflict, changes }: Followed,
  by: { userId: string | null; now: Date },
): Promise<void> {
  const added = changes.flatMap(change => (change.does === 'insert' ? [change.row as IdentifierRow] : []))
  const told = ({ contact_id, kind, raw, is_primary: primary }: IdentifierRow) =>
    historyRow(
      contact_id,
      'identifier.added',
      { kind, value: raw, primary, conflictId: conflict.id },
      by,
      conflict.chat_id,
    )
  await writeHistory(tx, added.map(told))
}

// Asked again by itself, the question is the point, not a part that goes along with a chat.
async function keepWayBack(tx: Tx, { conflict, changes }: Followed, touched: string[]): Promise<void> {
  const hard = changes.map(({ soft: _, ...change }) => change as Change)
  const undo: SettlementUndo = { changes: hard, newContactId: null, newLeadIds: [], touched }
  await tx.query('UPDATE conflicts SET undo = $2 WHERE id = $1', [conflict.id, JSON.stringify(undo)])
}
