import { v7 as uuid } from 'uuid'
import type { Tx } from '../db/transaction'
import { touchLead } from '../leads/mutations'
import type { Due } from './task-overdue'

type TaskDraft = {
  title: string
  text: string
  due: Due
  assigneeId: string | null
  leadId: string | null
  contactId: string | null
}

export type TaskRefusal = { ok: false; reason: 'not_found' | 'changed' | 'assignee' }

/**
 * Writes a task by hand. The contact is that of the lead when there is one. Refuses a lead, a contact or a person that
 * do not exist (any more).
 */
export async function insertTask(
  tx: Tx,
  draft: TaskDraft,
  by: { userId: string; now: Date },
): Promise<{ ok: true; id: string } | TaskRefusal> {
  if (!(await mayBeAssigned(tx, draft.assigneeId))) return { ok: false, reason: 'assignee' }
  const about = await findSubject(tx, draft)
  if (!about) return { ok: false, reason: 'not_found' }
  const id = uuid()
  await tx.query(
    `INSERT INTO tasks (id, kind, title, text, lead_id, contact_id, assignee_id, due_at, due_on, created_by_id, created_at)
     VALUES ($1, 'manual', $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      id,
      draft.title,
      draft.text,
      draft.leadId,
      about.contactId,
      draft.assigneeId,
      draft.due.dueAt,
      draft.due.dueOn,
      by.userId,
      by.now,
    ],
  )
  await tellTask(tx, 'task.created', { id, title: draft.title, leadId: draft.leadId, contactId: about.contactId }, by)
  return { ok: true, id }
}

/** Changes an open task that nobody else has changed since `version`. */
export async function updateTask(
  tx: Tx,
  change: { id: string; version: number; title: string; text: string; due: Due | null; assigneeId: string | null },
): Promise<{ ok: true } | TaskRefusal> {
  const { rows } = await tx.query<{ version: number; assignee_id: string | null }>(
    'SELECT version, assignee_id FROM tasks WHERE id = $1 AND withdrawn_at IS NULL FOR UPDATE',
    [change.id],
  )
  const before = rows[0]
  if (!before) return { ok: false, reason: 'not_found' }
  if (before.version !== change.version) return { ok: false, reason: 'changed' }
  const isHanded = before.assignee_id !== change.assigneeId
  if (isHanded && !(await mayBeAssigned(tx, change.assigneeId))) return { ok: false, reason: 'assignee' }
  await tx.query('UPDATE tasks SET title = $2, text = $3, assignee_id = $4, version = version + 1 WHERE id = $1', [
    change.id,
    change.title,
    change.text,
    change.assigneeId,
  ])
  if (change.due) await setDue(tx, change.id, change.due)
  return { ok: true }
}

/** Gives an open task another due time; answers the one it had, null when there is no such task. */
export async function setDue(tx: Tx, id: string, due: Due): Promise<Due | null> {
  const { rows } = await tx.query<{ due_at: Date | null; due_on: string | null }>(
    `UPDATE tasks t SET due_at = $2, due_on = $3, version = t.version + 1
       FROM (SELECT id, due_at, due_on FROM tasks WHERE id = $1 FOR UPDATE) before
      WHERE t.id = before.id AND t.withdrawn_at IS NULL AND t.done_at IS NULL
      RETURNING before.due_at, before.due_on`,
    [id, due.dueAt, due.dueOn],
  )
  return rows[0] ? { dueAt: rows[0].due_at, dueOn: rows[0].due_on } : null
}

/** Marks a task as done, or open again; doing so twice changes nothing. False when there is no such task. */
export async function markDone(tx: Tx, id: string, done: boolean, by: { userId: string; now: Date }): Promise<boolean> {
  await shareContact(tx, 'SELECT contact_id FROM tasks WHERE id = $1', id)
  const { rows } = await tx.query<{
    title: string
    lead_id: string | null
    contact_id: string | null
    done_at: Date | null
  }>('SELECT title, lead_id, contact_id, done_at FROM tasks WHERE id = $1 AND withdrawn_at IS NULL FOR UPDATE', [id])
  const task = rows[0]
  if (!task) return false
  if ((task.done_at !== null) === done) return true
  await tx.query('UPDATE tasks SET done_at = $2, done_by_id = $3, version = version + 1 WHERE id = $1', [
    id,
    done ? by.now : null,
    done ? by.userId : null,
  ])
  await tellTask(
    tx,
    done ? 'task.done' : 'task.reopened',
    { id, title: task.title, leadId: task.lead_id, contactId: task.contact_id },
    by,
  )
  return true
}

async function mayBeAssigned(tx: Tx, userId: string | null): Promise<boolean> {
  if (userId === null) return true
  return (
    ((await tx.query(`SELECT FROM users WHERE id = $1 AND active AND role <> 'viewer' FOR SHARE`, [userId])).rowCount ??
      0) > 0
  )
}

// The contact before its rows, as every writer locks them: a merge that moves them is waited for, and read after.
async function shareContact(tx: Tx, contactId: string, of: string): Promise<void> {
  await tx.query(`SELECT FROM contacts WHERE id = (${contactId}) FOR SHARE`, [of])
}

async function findSubject(tx: Tx, draft: TaskDraft): Promise<{ contactId: string | null } | null> {
  if (draft.leadId !== null) {
    await shareContact(tx, 'SELECT contact_id FROM leads WHERE id = $1', draft.leadId)
    const { rows } = await tx.query<{ contact_id: string }>(
      'SELECT contact_id FROM leads WHERE id = $1 FOR NO KEY UPDATE',
      [draft.leadId],
    )
    return rows[0] ? { contactId: rows[0].contact_id } : null
  }
  if (draft.contactId === null) return { contactId: null }
  const { rows } = await tx.query(
    'SELECT FROM contacts WHERE id = $1 AND merged_into_id IS NULL AND erased_at IS NULL FOR SHARE',
    [draft.contactId],
  )
  return rows.length > 0 ? { contactId: draft.contactId } : null
}

async function tellTask(
  tx: Tx,
  kind: 'task.created' | 'task.done' | 'task.reopened',
  task: { id: string; title: string; leadId: string | null; contactId: string | null },
  by: { userId: string; now: Date },
): Promise<void> {
  if (task.leadId === null && task.contactId === null) return
  if (task.leadId !== null) await touchLead(tx, task.leadId, by.now)
  await tx.query(
    'INSERT INTO history (id, at, contact_id, lead_id, user_id, kind, data) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [uuid(), by.now, task.contactId, task.leadId, by.userId, kind, { taskId: task.id, title: task.title }],
  )
}
