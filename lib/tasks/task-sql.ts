import { whatsappLink, formatPhone, type PhoneKind } from '../contacts/phone'
import { leadHeading } from '../leads/lead-heading'
import type { Due, DayBounds } from './task-overdue'
import { taskGroup } from './task-overdue'
import type { TaskKind, TaskWhen } from './schema'
import { isAnswer, type ReplyTo, type TaskItem } from './task-item'

export type TaskRow = {
  id: string
  kind: TaskKind
  title: string
  text: string
  due_at: Date | null
  due_on: string | null
  done_at: Date | null
  version: number
  lead_id: string | null
  lead_title: string | null
  contact_id: string | null
  contact_name: string | null
  conflict_id: string | null
  assignee_id: string | null
  assignee_name: string | null
  email: string | null
  phone_raw: string | null
  phone_key: string | null
  phone_e164: string | null
  phone_kind: PhoneKind | null
  sort_at: Date
}

/** Takes a value as a parameter of the statement and gives back its name there. */
type Bind = (value: unknown) => string

/**
 * The columns of a TaskRow and where they come from. `sort_at` is the end of the time somebody has: the instant, or the
 * last moment of the day in the account's zone.
 */
export function selectTasks(timeZone: string): string {
  return `
  SELECT t.id, t.kind, t.title, t.text, t.due_at, t.due_on, t.done_at, t.version, t.conflict_id, l.id AS lead_id, l.title AS lead_title,
         c.id AS contact_id, c.name AS contact_name, u.id AS assignee_id, u.name AS assignee_name, e.raw AS email,
         p.raw AS phone_raw, p.key AS phone_key, p.e164 AS phone_e164, p.phone_kind, ${sortAt(timeZone)} AS sort_at
    FROM tasks t
    LEFT JOIN leads l ON l.id = t.lead_id
    LEFT JOIN contacts c ON c.id = coalesce(t.contact_id, l.contact_id)
    LEFT JOIN users u ON u.id = t.assignee_id
    LEFT JOIN identifiers e ON e.contact_id = c.id AND e.kind = 'email' AND e.is_primary
    LEFT JOIN identifiers p ON p.contact_id = c.id AND p.kind = 'phone' AND p.is_primary`
}

/** @param timeZone the parameter that holds the zone, such as `$2` */
function sortAt(timeZone: string): string {
  const endOfDay = `((t.due_on + 1)::timestamp AT TIME ZONE ${timeZone}) - interval '1 millisecond'`
  return `coalesce(t.done_at, t.due_at, ${endOfDay}, '9999-01-01'::timestamptz)`
}

/** Condition: the task stands in this group (see taskGroup, which says the same of one task). Withdrawn ones never. */
export function whenCondition(when: TaskWhen | 'open', bounds: DayBounds, bind: Bind): string {
  const open = 't.withdrawn_at IS NULL AND t.done_at IS NULL'
  switch (when) {
    case 'done':
      return 't.withdrawn_at IS NULL AND t.done_at IS NOT NULL'
    case 'open':
      return open
    case 'overdue':
      return `${open} AND (t.due_at <= ${bind(bounds.now)} OR t.due_on < ${bind(bounds.today)}::date)`
    case 'today': {
      const later = `t.due_at > ${bind(bounds.now)} AND t.due_at < ${bind(bounds.tomorrowStart)}`
      return `${open} AND ((${later}) OR t.due_on = ${bind(bounds.today)}::date)`
    }
    case 'upcoming': {
      const never = 't.due_at IS NULL AND t.due_on IS NULL'
      return `${open} AND (t.due_at >= ${bind(bounds.tomorrowStart)} OR t.due_on > ${bind(bounds.today)}::date OR (${never}))`
    }
  }
}

/** A row as the screens show it. */
export function toTaskItem(row: TaskRow, bounds: DayBounds): TaskItem {
  const due: Due = { dueAt: row.due_at, dueOn: row.due_on }
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    text: row.text,
    ...(row.due_at === null ? {} : { dueAt: row.due_at }),
    ...(row.due_on === null ? {} : { dueOn: row.due_on }),
    version: row.version,
    ...(row.lead_id === null
      ? {}
      : { lead: { id: row.lead_id, title: leadWords(row.lead_title ?? '', row.contact_name) } }),
    ...(row.contact_id === null ? {} : { contact: { id: row.contact_id, name: row.contact_name } }),
    ...(row.assignee_id === null ? {} : { assignee: { id: row.assignee_id, name: row.assignee_name ?? '' } }),
    ...(row.conflict_id === null ? {} : { conflictId: row.conflict_id }),
    ...(taskGroup(due, bounds) === 'overdue' ? { isOverdue: true } : {}),
    ...(row.done_at === null ? {} : { doneAt: row.done_at.toISOString() }),
    ...(isAnswer(row) ? { replyTo: { email: row.email, phone: phoneOf(row) } } : {}),
  }
}

const leadWords = (title: string, contact: string | null) => leadHeading(title, contact).rest || title

function phoneOf(row: TaskRow): ReplyTo['phone'] {
  if (row.phone_raw === null) return null
  const phone = { raw: row.phone_raw, key: row.phone_key, e164: row.phone_e164, kind: row.phone_kind ?? 'unknown' }
  return { shown: formatPhone(phone), tel: phone.e164 && `tel:${phone.e164}`, whatsapp: whatsappLink(phone) }
}
