import { SURVIVOR_SQL } from '@/lib/contacts/survivor-sql'
import { pool } from '@/lib/db/pool'
import { cutPage, type Page, type PageRequest, type Reading } from '@/lib/rest/page'
import type { NamedJson, PersonJson } from '@/lib/rest/person'
import type { TaskKind } from '../schema'
import type { TaskFilters } from './schema'

export type TaskJson = {
  id: string
  kind: TaskKind
  title: string
  text: string
  lead: { id: string; title: string } | null
  contact: NamedJson | null
  assignee: PersonJson | null
  /** of a reminder: the conflict that waits */
  conflictId: string | null
  /** an instant, or a day without a time as `YYYY-MM-DD` */
  dueAt: Date | string | null
  doneAt: Date | null
  createdAt: Date
}

type TaskRow = Omit<TaskJson, 'dueAt'> & { dueAt: Date | null; dueOn: string | null }

/** @param ids the statement that reads the ids of the page */
const tasksOf = (ids: string) => `
  WITH page AS (${ids})
  SELECT t.id, t.kind, t.title, t.text, t.due_at AS "dueAt", t.due_on AS "dueOn", t.done_at AS "doneAt",
    t.created_at AS "createdAt", t.conflict_id AS "conflictId",
    CASE WHEN l.id IS NOT NULL THEN json_build_object('id', l.id, 'title', l.title) END AS lead,
    CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'name', c.name) END AS contact,
    CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'name', u.name, 'email', u.email) END AS assignee
  FROM page JOIN tasks t USING (id)
  LEFT JOIN leads l ON l.id = t.lead_id
  LEFT JOIN contacts c ON c.id = coalesce(t.contact_id, l.contact_id)
  LEFT JOIN users u ON u.id = t.assignee_id
  ORDER BY t.created_at DESC, t.id DESC`

/** The tasks, newest first, without those that were withdrawn because nothing is left to be done. */
export async function listTasks(filters: TaskFilters, page: PageRequest, { now }: Reading): Promise<Page<TaskJson>> {
  const values: unknown[] = []
  const bind = (value: unknown) => `$${values.push(value)}`
  const where = ['t.withdrawn_at IS NULL']
  if (filters.leadId) where.push(`t.lead_id = ${bind(filters.leadId)}`)
  if (filters.contactId) where.push(isAbout(SURVIVOR_SQL(bind(filters.contactId))))
  if (filters.state) where.push(isInState(filters.state, now, bind))
  if (page.after) where.push(`(t.created_at, t.id) < (${bind(page.after.at)}, ${bind(page.after.id)})`)
  const ids = `
    SELECT t.id FROM tasks t WHERE ${where.join(' AND ')}
    ORDER BY t.created_at DESC, t.id DESC LIMIT ${bind(page.limit + 1)}`
  const { rows } = await pool().query<TaskRow>(tasksOf(ids), values)
  const { items, next } = cutPage(rows, page.limit, row => ({ at: row.createdAt, id: row.id }))
  return { items: items.map(taskJson), next }
}

/** One task, also a withdrawn one; null when there is none of this id. */
export async function getTask(id: string): Promise<TaskJson | null> {
  const { rows } = await pool().query<TaskRow>(tasksOf('SELECT $1::uuid AS id'), [id])
  return rows[0] ? taskJson(rows[0]) : null
}

// A task of a lead need not name the contact itself.
function isAbout(contact: string): string {
  return `t.id IN (
    SELECT id FROM tasks WHERE contact_id = ${contact}
    UNION ALL
    SELECT own.id FROM tasks own JOIN leads l ON l.id = own.lead_id
    WHERE own.contact_id IS NULL AND l.contact_id = ${contact}
  )`
}

function isInState(state: 'open' | 'done' | 'overdue', now: Date, bind: (value: unknown) => string): string {
  if (state === 'done') return 't.done_at IS NOT NULL'
  if (state === 'open') return 't.done_at IS NULL'
  const at = `${bind(now)}::timestamptz`
  // A day without a time is over when it is over where the account is.
  const today = `(${at} AT TIME ZONE (SELECT time_zone FROM settings))::date`
  return `t.done_at IS NULL AND (t.due_at < ${at} OR t.due_on < ${today})`
}

function taskJson({ dueOn, ...row }: TaskRow): TaskJson {
  const { id, kind, title, text, lead, contact, assignee, conflictId, doneAt, createdAt } = row
  return { id, kind, title, text, lead, contact, assignee, conflictId, dueAt: row.dueAt ?? dueOn, doneAt, createdAt }
}
