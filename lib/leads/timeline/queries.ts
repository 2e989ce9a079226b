import { listChatPieces } from '@/lib/chats/queries'
import { pool } from '@/lib/db/pool'
import { toldKinds } from './change-sentence'
import type { Note, TimelineChange, TimelineRows, TimelineTask } from './timeline-entries'

export const timelineTabs = ['all', 'chats', 'notes', 'tasks', 'changes'] as const

export type TimelineTab = (typeof timelineTabs)[number]

/**
 * Whose timeline: a lead's, with what belongs to its contact and to no other lead; or, without `leadId`, everything of
 * the contact.
 */
export type TimelineOf = { contactId: string; leadId?: string }

/** The first look, and everything that is reasonable to put on one page. */
const FIRST_LOOK = { chats: 20, notes: 60, tasks: 60, changes: 120 }
const EVERYTHING = { chats: 300, notes: 2000, tasks: 2000, changes: 3000 }

/** What a tab of the timeline shows; with `whole` as much as fits, else the newest. */
export async function readTimeline(
  of: TimelineOf,
  tab: TimelineTab,
  { whole, now }: { whole: boolean; now: Date },
): Promise<TimelineRows> {
  const limits = whole ? EVERYTHING : FIRST_LOOK
  const wants = (name: TimelineTab) => tab === 'all' || tab === name
  const scope = of.leadId ? { leadId: of.leadId } : { contactId: of.contactId }
  const [chats, notes, tasks, changes] = await Promise.all([
    wants('chats') ? listChatPieces(scope, { limit: limits.chats, now }) : [],
    wants('notes') ? listNotes(of, limits.notes) : [],
    wants('tasks') ? listTasks(of, limits.tasks) : [],
    wants('changes') ? listChanges(of, limits.changes) : [],
  ])
  const cuts = [
    chats.length === limits.chats ? chats.at(-1)?.startedAt : undefined,
    ...[[notes, limits.notes] as const, [tasks, limits.tasks] as const, [changes, limits.changes] as const].map(
      ([rows, limit]) => (rows.length === limit ? rows.at(-1)?.at : undefined),
    ),
  ].flatMap(cut => cut ?? [])
  const wholeSince = cuts.length === 0 ? null : new Date(Math.max(...cuts.map(Number)))
  return { chats, notes, tasks, changes, wholeSince }
}

/** How much stands behind each tab. */
export async function countTimeline({
  contactId,
  leadId,
}: TimelineOf): Promise<Record<'chats' | 'notes' | 'tasks', number>> {
  const { rows } = await pool().query<Record<'chats' | 'notes' | 'tasks', number>>(
    `SELECT (SELECT count(*)::int FROM chats t WHERE ${leadId ? 't.lead_id = $2' : 't.contact_id = $1 AND $2::uuid IS NULL'}) AS chats,
       (SELECT count(*)::int FROM notes t WHERE ${SCOPE}) AS notes,
       (SELECT count(*)::int FROM tasks t WHERE ${SCOPE} AND t.withdrawn_at IS NULL AND t.done_at IS NULL) AS tasks`,
    [contactId, leadId ?? null],
  )
  return rows[0] ?? { chats: 0, notes: 0, tasks: 0 }
}

/** On a row that has a lead and a contact, one of which may be missing. */
const SCOPE = `(t.lead_id = $2 OR t.contact_id = $1 AND ($2::uuid IS NULL OR t.lead_id IS NULL))`

async function listNotes({ contactId, leadId }: TimelineOf, limit: number): Promise<Note[]> {
  const { rows } = await pool().query<Note>(
    `SELECT t.id, t.created_at AS at, u.name AS author, t.text, h.jivo_chat_id AS "jivoChatId"
     FROM notes t LEFT JOIN users u ON u.id = t.author_id LEFT JOIN chats h ON h.id = t.source_chat_id
     WHERE ${SCOPE} ORDER BY t.created_at DESC, t.id DESC LIMIT $3`,
    [contactId, leadId ?? null, limit],
  )
  return rows
}

async function listTasks({ contactId, leadId }: TimelineOf, limit: number): Promise<TimelineTask[]> {
  const { rows } = await pool().query<TimelineTask>(
    `SELECT t.id, coalesce(t.done_at, t.created_at) AS at, t.kind, t.title, t.text, a.name AS assignee, t.due_at AS "dueAt",
       t.due_on AS "dueOn", t.done_at AS "doneAt", d.name AS "doneBy"
     FROM tasks t LEFT JOIN users a ON a.id = t.assignee_id LEFT JOIN users d ON d.id = t.done_by_id
     WHERE ${SCOPE} AND t.withdrawn_at IS NULL ORDER BY coalesce(t.done_at, t.created_at) DESC, t.id DESC LIMIT $3`,
    [contactId, leadId ?? null, limit],
  )
  return rows
}

async function listChanges({ contactId, leadId }: TimelineOf, limit: number): Promise<TimelineChange[]> {
  const { rows } = await pool().query<TimelineChange>(
    `SELECT t.id, t.at, json_build_object('kind', t.kind, 'data', t.data) AS change, u.name AS by,
       t.act_id::text AS "actId", coalesce(t.user_id, t.chat_id) AS actor,
       CASE WHEN h.id IS NOT NULL THEN json_build_object('kind', h.kind, 'number', h.jivo_chat_id) END AS chat
     FROM history t LEFT JOIN users u ON u.id = t.user_id LEFT JOIN chats h ON h.id = t.chat_id
     WHERE ${SCOPE} AND t.kind = ANY ($4) ORDER BY t.at DESC, t.id DESC LIMIT $3`,
    [contactId, leadId ?? null, limit, toldKinds],
  )
  return rows
}
