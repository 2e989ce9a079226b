import { pool } from '../db/pool'
import type { TaskFilter, TaskWhen } from './schema'
import type { TaskItem, TaskPage } from './task-item'
import { dayBounds, type TaskGroup } from './task-overdue'
import { selectTasks, toTaskItem, whenCondition, type TaskRow } from './task-sql'

export type { TaskItem, TaskPage } from './task-item'

/** Who asks, when, and where days begin. */
export type TaskReader = { userId: string; now: Date; timeZone: string }

export type GroupedTasks = Record<TaskGroup, { items: TaskItem[]; total: number }>

type About = { leadId?: string; contactId?: string }

const GROUP_LIMIT = 30
const PAGE_LIMIT = 50
const RECORD_LIMIT = 100

/**
 * One list of tasks in the order of their due times (done ones: latest first), a page of 50.
 * @param after where the page before ended
 */
export async function listTasks(
  filter: TaskFilter & { when: TaskWhen },
  reader: TaskReader,
  after: { at: Date; id: string } | null = null,
): Promise<TaskPage> {
  const rows = await readTasks(filter, filter.when, reader, { limit: PAGE_LIMIT + 1, after })
  const items = rows.slice(0, PAGE_LIMIT).map(row => toTaskItem(row, dayBounds(reader.now, reader.timeZone)))
  const last = rows.length > PAGE_LIMIT ? rows[PAGE_LIMIT - 1] : undefined
  return { items, next: last ? { at: last.sort_at.toISOString(), id: last.id } : null }
}

/** The open tasks in their three groups, the first 30 of each with how many there are. */
export async function listGroupedTasks(filter: TaskFilter, reader: TaskReader): Promise<GroupedTasks> {
  const groups = await Promise.all(
    (['overdue', 'today', 'upcoming'] as const).map(async when => {
      const [rows, total] = await Promise.all([
        readTasks(filter, when, reader, { limit: GROUP_LIMIT, after: null }),
        countTasks(filter, when, reader),
      ])
      return [when, { items: rows.map(row => toTaskItem(row, dayBounds(reader.now, reader.timeZone))), total }] as const
    }),
  )
  return Object.fromEntries(groups) as GroupedTasks
}

/** The tasks of a lead or of a contact: open ones by due time, then what was done, latest first; at most 100. */
export async function listTasksAbout(about: About, reader: Pick<TaskReader, 'now' | 'timeZone'>): Promise<TaskItem[]> {
  const { rows } = await pool().query<TaskRow>(
    `${selectTasks('$3')}
      WHERE t.withdrawn_at IS NULL AND (t.lead_id = $1 OR t.contact_id = $2 OR l.contact_id = $2)
      ORDER BY t.done_at IS NOT NULL, t.done_at DESC, sort_at, t.id LIMIT $4`,
    [about.leadId ?? null, about.contactId ?? null, reader.timeZone, RECORD_LIMIT],
  )
  return rows.map(row => toTaskItem(row, dayBounds(reader.now, reader.timeZone)))
}

/** How many tasks a filter and a group have. */
export async function countTasks(filter: TaskFilter, when: TaskWhen, reader: TaskReader): Promise<number> {
  const values: unknown[] = []
  const where = conditions(filter, when, reader, value => `$${values.push(value)}`)
  const { rows } = await pool().query<{ count: number }>(
    `SELECT count(*)::int AS count FROM tasks t WHERE ${where}`,
    values,
  )
  return rows[0]?.count ?? 0
}

/** How many open tasks nobody has. */
export async function countUnassigned(): Promise<number> {
  const { rows } = await pool().query<{ count: number }>(
    'SELECT count(*)::int AS count FROM tasks WHERE assignee_id IS NULL AND done_at IS NULL AND withdrawn_at IS NULL',
  )
  return rows[0]?.count ?? 0
}

async function readTasks(
  filter: TaskFilter,
  when: TaskWhen,
  reader: TaskReader,
  page: { limit: number; after: { at: Date; id: string } | null },
): Promise<TaskRow[]> {
  const values: unknown[] = []
  const bind = (value: unknown) => `$${values.push(value)}`
  const zone = bind(reader.timeZone)
  const where = conditions(filter, when, reader, bind)
  const [order, beyond] = when === 'done' ? ['DESC', '<'] : ['ASC', '>']
  const after = page.after ? `WHERE (sort_at, id) ${beyond} (${bind(page.after.at)}, ${bind(page.after.id)}::uuid)` : ''
  const { rows } = await pool().query<TaskRow>(
    `SELECT * FROM (${selectTasks(zone)} WHERE ${where}) task ${after}
      ORDER BY sort_at ${order}, id ${order} LIMIT ${bind(page.limit)}`,
    values,
  )
  return rows
}

function conditions(filter: TaskFilter, when: TaskWhen, reader: TaskReader, bind: (value: unknown) => string): string {
  const parts = [whenCondition(when, dayBounds(reader.now, reader.timeZone), bind)]
  if (filter.who === 'nobody') parts.push('t.assignee_id IS NULL')
  else if (filter.who !== 'all') parts.push(`t.assignee_id = ${bind(filter.who ?? reader.userId)}::uuid`)
  if (filter.kind) parts.push(`t.kind = ${bind(filter.kind)}`)
  return parts.join(' AND ')
}
