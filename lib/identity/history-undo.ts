import { isWithinUndo } from './undo'

/** Something that a line of the history can take back. */
export type HistoryUndo =
  | { does: 'merge'; mergeId: string }
  | { does: 'settlement'; conflictId: string }
  | { does: 'move'; chatId: string }

type Event = { id: string; kind: string; data: Record<string, unknown>; at: Date }

/**
 * What this line of a contact's history can take back, or null: merges, settlements and moves of the last 30 days that
 * none of the lines after it has taken back. Whether nothing has changed since is found out by trying.
 * @param events the lines that are shown, this one among them
 */
export function undoOf(event: Event, events: readonly Event[], now: Date): HistoryUndo | null {
  if (!isWithinUndo(event.at, now)) return null
  const { mergeId, conflictId, chatId } = event.data
  const isTaken = (kind: string, name: string, value: unknown) =>
    events.some(other => other.kind === kind && other.data[name] === value && other.at >= event.at && other.id !== event.id)
  if (event.kind === 'contact.merged' && typeof mergeId === 'string') {
    return isTaken('merge.undone', 'mergeId', mergeId) ? null : { does: 'merge', mergeId }
  }
  // A conflict settled by a merge is told, and taken back, as the merge.
  if (event.kind === 'conflict.settled' && typeof conflictId === 'string' && event.data.choice !== 'merge') {
    return isTaken('conflict.undone', 'conflictId', conflictId) ? null : { does: 'settlement', conflictId }
  }
  if (event.kind === 'chat.moved' && typeof chatId === 'string' && event.data.undo !== undefined) {
    return isTaken('chat.moved', 'undoes', event.id) ? null : { does: 'move', chatId }
  }
  return null
}
