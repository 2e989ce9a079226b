import type { Tx } from '../db/transaction'
import type { ChatToMove } from './move-chat'
import type { Change } from './row-changes'
import type { Row } from './rows'
import type { MoveUndo } from './undo'

type Place = { contact_id: string; lead_id: string }

/**
 * What hangs by now on a chat whose move is taken back, as if the move had taken it along: the tasks made for it, the
 * notes it brought and its deliveries; of a lead that went along with it, all tasks and notes.
 */
export async function readAlong(tx: Tx, chat: ChatToMove, undo: MoveUndo): Promise<Change[]> {
  const moved = undo.changes.find(
    change => change.does === 'update' && change.table === 'chats' && change.ids.includes(chat.id),
  )
  if (moved?.does !== 'update') return []
  const [from, to] = [moved.from as Row & Place, moved.to as Row & Place]
  const place = {
    from: { contact_id: from.contact_id, lead_id: from.lead_id },
    to: { contact_id: to.contact_id, lead_id: to.lead_id },
  }
  const { rows } = await tx.query<{ table: 'tasks' | 'notes' | 'deliveries'; ids: string[] }>(
    `SELECT 'tasks' AS table, array_agg(id) AS ids FROM tasks WHERE lead_id = $1 AND contact_id = $2 AND ($3::boolean OR source_key = $4)
     UNION ALL SELECT 'notes', array_agg(id) FROM notes WHERE lead_id = $1 AND contact_id = $2 AND ($3::boolean OR source_chat_id = $5)
     UNION ALL SELECT 'deliveries', array_agg(id) FROM deliveries WHERE lead_id = $1 AND contact_id = $2 AND chat_id = $5`,
    [to.lead_id, to.contact_id, from.lead_id === to.lead_id, `${chat.channelId}:${chat.naturalKey}`, chat.id],
  )
  return rows.flatMap(({ table, ids }): Change[] => (ids ? [{ does: 'update', table, ids, ...place, soft: true }] : []))
}
