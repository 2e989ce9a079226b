import { joinReopenedChats, type Conversation } from '@/lib/chats/join-reopened-chats'
import type { ChatPiece } from '@/lib/chats/queries'
import { foldActs, type Act, type ActRow } from '@/lib/contacts/fold-acts'
import { isSameDay } from '@/lib/i18n/format'

export type Note = { id: string; at: Date; author: string | null; text: string; jivoChatId: string | null }

export type TimelineTask = {
  id: string
  /** done tasks stand where they were done, open ones where they were made */
  at: Date
  kind: 'offline_message' | 'missed_call' | 'conflict' | 'manual'
  title: string
  text: string
  assignee: string | null
  dueAt: Date | null
  /** YYYY-MM-DD */
  dueOn: string | null
  doneAt: Date | null
  doneBy: string | null
}

export type TimelineChange = {
  id: string
  at: Date
  change: { kind: string; data: Record<string, unknown> }
  /** a person; else the chat that brought it, else the system */
  by: string | null
  actId: string | null
  actor: string | null
  chat: { kind: 'chat' | 'offline' | 'call'; number: string | null } | null
}

export type TimelineEntry =
  | { kind: 'conversation'; id: string; at: Date; conversation: Conversation<ChatPiece> }
  | { kind: 'note'; id: string; at: Date; note: Note }
  | { kind: 'task'; id: string; at: Date; task: TimelineTask }
  | { kind: 'act'; id: string; at: Date; act: Act<FoldedChange> }

/** A change with its kind and data at the top, as the folding reads them. */
export type FoldedChange = TimelineChange & ActRow

/** What was read for a timeline; a list that is longer in the database says from when on it is whole. */
export type TimelineRows = {
  chats: ChatPiece[]
  notes: Note[]
  tasks: TimelineTask[]
  changes: TimelineChange[]
  /** before this moment something is missing; null when everything was read */
  wholeSince: Date | null
}

/**
 * Everything that happened, newest first: conversations (reopened chats as one, where they ended), notes, tasks and
 * changes. What lies before `wholeSince` is left out, or a list that was cut would leave holes among the others.
 */
export function timelineEntries({ chats, notes, tasks, changes, wholeSince }: TimelineRows): TimelineEntry[] {
  const entries: TimelineEntry[] = [
    ...joinReopenedChats(chats).map(conversationEntry),
    ...notes.map(note => ({ kind: 'note' as const, id: note.id, at: note.at, note })),
    ...tasks.map(task => ({ kind: 'task' as const, id: task.id, at: task.at, task })),
    ...foldActs(changes.map(change => ({ ...change, ...change.change }))).map(actEntry),
  ]
  return entries
    .filter(entry => wholeSince === null || entry.at >= wholeSince)
    .sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1))
}

// An act that was taken back stands where that was done.
function actEntry(act: Act<FoldedChange>): TimelineEntry {
  const at = new Date(Math.max(...[act.head, ...act.rest].map(row => row.at.getTime())))
  return { kind: 'act', id: act.head.id, at, act }
}

function conversationEntry(conversation: Conversation<ChatPiece>): TimelineEntry {
  const [first] = conversation.pieces
  const at = new Date(
    Math.max(...conversation.pieces.map(piece => Math.max(piece.startedAt.getTime(), piece.endedAt.getTime()))),
  )
  return { kind: 'conversation', id: first?.id ?? '', at, conversation }
}

/** Entries under the day they belong to, in their order. */
export function entriesByDay(
  entries: readonly TimelineEntry[],
  timeZone: string,
): { at: Date; entries: TimelineEntry[] }[] {
  const days: { at: Date; entries: TimelineEntry[] }[] = []
  for (const entry of entries) {
    const day = days.at(-1)
    if (day && isSameDay(day.at, entry.at, timeZone)) day.entries.push(entry)
    else days.push({ at: entry.at, entries: [entry] })
  }
  return days
}
