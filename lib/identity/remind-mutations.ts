import { v7 as newId } from 'uuid'
import type { Nameable } from '../contacts/contact-label'
import { inTransaction, type Tx } from '../db/transaction'
import type { WorkCalendar } from '../settings/work-calendar'
import { dueForOfflineMessage } from '../tasks/due-date'
import { CALLED_BY_SQL } from './queries'
import { reminderWords } from './reminder'
import { lockConflict } from './settle-mutations'

const AT_ONCE = 200
const DAY_MS = 24 * 60 * 60 * 1000

/**
 * Makes a task of every conflict that has been open for the days of the settings (0 = never), each once. Nothing else is
 * changed. Of very many the oldest are taken first, the others at the next run.
 */
export async function remindOfConflicts(now: Date): Promise<void> {
  const waiting = await inTransaction(tx => findForgotten(tx, now))
  for (const conflictId of waiting) await inTransaction(tx => remindOf(tx, { conflictId, now }))
}

/** Ids of the open conflicts whose reminder is due and has not been made. */
export async function findForgotten(tx: Tx, now: Date): Promise<string[]> {
  const { rows: settings } = await tx.query<{ days: number }>(
    'SELECT conflict_reminder_days AS days FROM settings WHERE id = 1',
  )
  const days = settings[0]?.days ?? 0
  if (days <= 0) return []
  const { rows } = await tx.query<{ id: string }>(
    `SELECT x.id FROM conflicts x WHERE x.state = 'open' AND x.first_seen_at <= $1
       AND NOT EXISTS (SELECT FROM tasks t WHERE t.kind = 'conflict' AND t.source_key = x.id::text)
     ORDER BY x.first_seen_at, x.id LIMIT ${AT_ONCE}`,
    [new Date(now.getTime() - days * DAY_MS)],
  )
  return rows.map(row => row.id)
}

/**
 * The reminder of one conflict, for the manager of its contact's latest open lead, else for the contact's owner, else for
 * nobody; due by the rule of offline messages. Nothing where the conflict has been settled meanwhile or was reminded of.
 */
export async function remindOf(tx: Tx, { conflictId, now }: { conflictId: string; now: Date }): Promise<void> {
  const conflict = (await lockConflict(tx, conflictId))?.conflict
  if (!conflict || conflict.state !== 'open') return
  const { rows } = await tx.query(
    `SELECT ${CALLED_BY_SQL('$1::uuid')} AS contact, ${CALLED_BY_SQL('$2::uuid')} AS other,
       l.id AS "leadId", coalesce(m.id, o.id) AS "assigneeId", s.locale, s.time_zone AS "timeZone",
       s.working_hours AS hours, s.holidays
     FROM settings s JOIN contacts c ON c.id = $1
     LEFT JOIN LATERAL (SELECT id, manager_id FROM leads WHERE contact_id = c.id AND status = 'open'
       ORDER BY last_activity_at DESC, id DESC LIMIT 1) l ON true
     LEFT JOIN users m ON m.id = l.manager_id AND m.active LEFT JOIN users o ON o.id = c.owner_id AND o.active`,
    [conflict.contact_id, conflict.other_contact_id],
  )
  const facts = rows[0] as ReminderFacts | undefined
  if (!facts) return
  const { title, text } = reminderWords(conflict, facts, facts.locale)
  await tx.query(
    `INSERT INTO tasks (id, kind, source_key, conflict_id, title, text, lead_id, contact_id, assignee_id, due_at, created_at)
     VALUES ($1, 'conflict', $2::text, $2::text::uuid, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (kind, source_key) DO NOTHING`,
    [
      newId(),
      conflictId,
      title,
      text,
      facts.leadId,
      conflict.contact_id,
      facts.assigneeId,
      dueForOfflineMessage(now, facts),
      now,
    ],
  )
}

type ReminderFacts = WorkCalendar & {
  contact: Nameable
  other: Nameable | null
  leadId: string | null
  assigneeId: string | null
  locale: string
}
