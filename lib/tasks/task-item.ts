import type { Due, TaskGroup } from './task-overdue'
import type { TaskKind } from './schema'

/** Where a reply can go: the contact's primary e-mail and the phone one can call or write to; for answers alone. */
export type ReplyTo = { email: string | null; phone: { shown: string; tel: string | null; whatsapp: string | null } | null }

/** Whether a task ends when somebody has written or called back. */
export function isAnswer({ kind }: { kind: TaskKind }): boolean {
  return kind === 'offline_message' || kind === 'missed_call'
}

/** A task as a list shows it. */
export type TaskItem = {
  id: string
  kind: TaskKind
  title: string
  text: string
  lead: { id: string; title: string } | null
  contact: { id: string; name: string | null } | null
  assignee: { id: string; name: string } | null
  /** of a reminder: the conflict that waits */
  conflictId: string | null
  due: Due
  group: TaskGroup
  doneAt: string | null
  version: number
  replyTo: ReplyTo
}

/** A list of tasks and where it goes on: the sort key and id of its last row, null at its end. */
export type TaskPage = { items: TaskItem[]; next: { at: string; id: string } | null }
