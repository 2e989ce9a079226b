import { isWithinUndo } from './undo'

/** Something that a line of the history can take back. */
export type HistoryUndo =
  | { does: 'merge'; mergeId: string }
  | { does: 'settlement'; conflictId: string }
  | { does: 'move'; chatId: string; moveId: string }

type Event = { id: string; kind: string; data: Record<string, unknown>; at: Date; isTakenBack: boolean }

/**
 * What this line of a contact's history can take back, or null: merges (where the reader may), settlements and moves of
 * the last 30 days that were not taken back yet. Whether nothing has changed since is found out by trying.
 */
export function undoOf(event: Event, asking: { mayUndoMerge: boolean; now: Date }): HistoryUndo | null {
  if (event.isTakenBack || !isWithinUndo(event.at, asking.now)) return null
  const { mergeId, conflictId, chatId, moveId } = event.data
  if (event.kind === 'contact.merged' && typeof mergeId === 'string') {
    return asking.mayUndoMerge ? { does: 'merge', mergeId } : null
  }
  // A conflict settled by a merge is told, and taken back, as the merge.
  if (event.kind === 'conflict.settled' && typeof conflictId === 'string' && event.data.choice !== 'merge') {
    return { does: 'settlement', conflictId }
  }
  if (event.kind !== 'chat.moved' || typeof chatId !== 'string') return null
  // The one whom the chat left has a line of its own, which names the move.
  if (event.data.undo !== undefined) return { does: 'move', chatId, moveId: event.id }
  return typeof moveId === 'string' ? { does: 'move', chatId, moveId } : null
}

/** The merge that a line tells of, done or undone; null for any other line. */
export function mergeOf({ kind, data }: Pick<Event, 'kind' | 'data'>): string | null {
  const tells = kind === 'contact.merged' || kind === 'merge.undone'
  return tells && typeof data.mergeId === 'string' ? data.mergeId : null
}
