import { v7 as newId } from 'uuid'
import type { Tx } from '../db/transaction'
import { tellWebhooks } from '../webhooks/mutations'
import { writeHistory } from './changes-mutations'
import type { Choice } from './choices'
import type { Change } from './row-changes'
import type { ConflictRow, HistoryRow } from './rows'

type By = { userId: string | null; now: Date }

/** The sentence that stands on every contact of a conflict, and what other programs are told. */
export async function tellAll(
  tx: Tx,
  conflict: ConflictRow,
  kind: 'conflict.settled' | 'conflict.undone',
  choice: Choice,
  by: By,
): Promise<void> {
  const data = {
    conflictId: conflict.id,
    kind: conflict.kind,
    choice,
    value: conflict.chat_value,
    crm: conflict.crm_value,
  }
  const people = [conflict.contact_id, conflict.other_contact_id].filter(id => id !== null)
  await writeHistory(
    tx,
    people.map(contactId => historyRow(contactId, kind, data, by, conflict.chat_id)),
  )
  if (kind === 'conflict.settled') await tellPrograms(tx, conflict, choice, by)
}

/** Says of the conflicts that a journal had closed, and that are open now that it was taken back, that they are. */
export async function tellReopened(
  tx: Tx,
  journal: readonly Change[],
  by: By,
  without: string | null = null,
): Promise<void> {
  const closed = journal.flatMap(change =>
    change.does === 'update' && change.table === 'conflicts' && change.to.state === 'resolved' ? change.ids : [],
  )
  const { rows } = await tx.query<{ row: ConflictRow }>(
    `UPDATE conflicts c SET undo = NULL WHERE id = ANY($1::uuid[]) AND state = 'open' AND id IS DISTINCT FROM $2
     RETURNING to_jsonb(c) AS row`,
    [closed, without],
  )
  for (const { row } of rows) await tellAll(tx, row, 'conflict.undone', 'belongs_to_other', by)
}

/** A line of a contact's history that a chat or a settlement stands behind. */
export function historyRow(
  contactId: string,
  kind: string,
  data: HistoryRow['data'],
  { userId, now }: By,
  chatId: string | null,
): HistoryRow {
  return {
    id: newId(),
    at: now.toISOString(),
    contact_id: contactId,
    lead_id: null,
    chat_id: chatId,
    user_id: userId,
    kind,
    data,
  }
}

async function tellPrograms(tx: Tx, conflict: ConflictRow, choice: Choice, { userId, now }: By): Promise<void> {
  const { id: conflictId, kind, contact_id: contactId, other_contact_id: otherContactId, chat_id: chatId } = conflict
  await tellWebhooks(
    tx,
    'conflict.resolved',
    {
      conflictId,
      kind,
      contactId,
      otherContactId,
      chatId,
      choice,
      resolvedById: userId,
      resolvedAt: now.toISOString(),
    },
    now,
  )
}
