import type { Due } from './task-overdue'
import type { TaskKind } from './schema'

/** Where a reply can go: the contact's primary e-mail and the phone one can call or write to; for answers alone. */
export type ReplyTo = {
  email: string | null
  phone: { shown: string; tel: string | null; whatsapp: string | null } | null
}

/** Whether a task ends when somebody has written or called back. */
export function isAnswer({ kind }: { kind: TaskKind }): boolean {
  return kind === 'offline_message' || kind === 'missed_call'
}

/** A task as a list shows it. What it does not have is left out: a list travels to the browser twice, as markup and as data. */
export type TaskItem = {
  id: string
  kind: TaskKind
  title: string
  text: string
  /** its title without the name of the contact, who stands beside it */
  lead?: { id: string; title: string }
  contact?: { id: string; name: string | null }
  assignee?: { id: string; name: string }
  /** of a reminder: the conflict that waits */
  conflictId?: string
  dueAt?: Date
  /** YYYY-MM-DD */
  dueOn?: string
  isOverdue?: true
  /** ISO 8601 */
  doneAt?: string
  version: number
  /** of an answer */
  replyTo?: ReplyTo
}

/** When a task of a list is due. */
export function dueOf({ dueAt, dueOn }: Pick<TaskItem, 'dueAt' | 'dueOn'>): Due {
  return { dueAt: dueAt ?? null, dueOn: dueOn ?? null }
}

/** A list of tasks and where it goes on: the sort key and id of its last row, null at its end. */
export type TaskPage = { items: TaskItem[]; next: { at: string; id: string } | null }
