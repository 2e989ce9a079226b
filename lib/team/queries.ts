import { pool } from '@/lib/db/pool'
import type { Role } from './roles'

/** What waits for a person: their own open tasks, and the open conflicts of everybody. For the menu. */
export async function countWaiting(userId: string): Promise<{ tasks: number; conflicts: number }> {
  const { rows } = await pool().query<{ tasks: number; conflicts: number }>(
    `SELECT (SELECT count(*)::int FROM tasks
              WHERE assignee_id = $1 AND done_at IS NULL AND withdrawn_at IS NULL) AS tasks,
            (SELECT count(*)::int FROM conflicts WHERE state = 'open') AS conflicts`,
    [userId],
  )
  return rows[0] ?? { tasks: 0, conflicts: 0 }
}

export type PersonRow = {
  id: string
  name: string
  email: string
  login: string | null
  role: Role
  /** May take lists along as files; administrators may in any case. */
  mayExport: boolean
  active: boolean
  /** Has chosen a password, so can sign in. */
  hasPassword: boolean
  openLeads: number
  /** Until when the last link that was made for them works, as ISO; null when it was used or none was made. */
  linkUntil: string | null
}

/** Everybody, those who may come in first, by name. */
export async function listPeople(): Promise<PersonRow[]> {
  const { rows } = await pool().query<Omit<PersonRow, 'linkUntil'> & { linkUntil: Date | null }>(
    `SELECT u.id, u.name, u.email, u.login, u.role, u.may_export AS "mayExport", u.active, u.password_hash IS NOT NULL AS "hasPassword",
            (SELECT count(*)::int FROM leads l WHERE l.manager_id = u.id AND l.status = 'open') AS "openLeads",
            (SELECT s.expires_at FROM setup_links s WHERE s.user_id = u.id AND s.used_at IS NULL
              ORDER BY s.created_at DESC LIMIT 1) AS "linkUntil"
       FROM users u ORDER BY u.active DESC, lower(u.name), u.id`,
  )
  return rows.map(row => ({ ...row, linkUntil: row.linkUntil?.toISOString() ?? null }))
}

export type PersonOption = { id: string; name: string }

/** Those who may own leads, by name: for a choice. */
export async function listManagers(): Promise<PersonOption[]> {
  const { rows } = await pool().query<PersonOption>(
    `SELECT id, name FROM users WHERE active AND role <> 'viewer' ORDER BY lower(name), id`,
  )
  return rows
}

/** The active person with this e-mail or login, any case, or null. */
export async function findPerson(emailOrLogin: string): Promise<(PersonOption & { email: string }) | null> {
  const { rows } = await pool().query<PersonOption & { email: string }>(
    'SELECT id, name, email FROM users WHERE active AND (email = $1 OR login = $1) ORDER BY email = $1 DESC LIMIT 1',
    [emailOrLogin.normalize('NFC').trim().toLowerCase()],
  )
  return rows[0] ?? null
}

export type OperatorRow = {
  id: string
  /** The login, or “#” and Jivo's id. */
  key: string
  jivoId: string | null
  name: string | null
  bot: boolean
  chats: number
  lastChatAt: string | null
  /** Whose leads this operator's chats become, and by which rule. */
  manager: (PersonOption & { by: 'mapping' | 'equal' }) | null
  /** The person chosen by hand for this row, even one who is no longer active. */
  mappedUserId: string | null
}

/** One operator as listOperators tells it, or null. */
export async function getOperator(id: string): Promise<OperatorRow | null> {
  return (await listOperators()).find(operator => operator.id === id) ?? null
}

/**
 * Everybody who answered in Jivo, with the number of their chats: those nobody is behind first, then by number. A
 * mapping of the id holds for an operator who also has a login; bots own nothing and come last.
 */
export async function listOperators(): Promise<OperatorRow[]> {
  const { rows } = await pool().query<Omit<OperatorRow, 'lastChatAt'> & { lastChatAt: Date | null }>(
    `WITH counted AS (
       SELECT co.operator_id, count(*)::int AS chats, max(c.started_at) AS last_chat_at
         FROM chat_operators co JOIN chats c ON c.id = co.chat_id GROUP BY co.operator_id)
     SELECT o.id, o.key, o.jivo_id AS "jivoId", o.name, o.bot, coalesce(n.chats, 0) AS chats,
            n.last_chat_at AS "lastChatAt", o.user_id AS "mappedUserId",
            CASE WHEN o.bot THEN NULL
                 WHEN m.id IS NOT NULL THEN json_build_object('id', m.id, 'name', m.name, 'by', 'mapping')
                 WHEN e.id IS NOT NULL THEN json_build_object('id', e.id, 'name', e.name, 'by', 'equal') END AS manager
       FROM operators o
       LEFT JOIN counted n ON n.operator_id = o.id
       LEFT JOIN operators by_id ON by_id.key = '#' || o.jivo_id AND by_id.id <> o.id
       LEFT JOIN users m ON m.id = coalesce(o.user_id, by_id.user_id) AND m.active
       LEFT JOIN LATERAL (SELECT u.id, u.name FROM users u
                           WHERE u.active AND (u.email = o.login OR u.login = o.login) LIMIT 1) e ON true
      ORDER BY o.bot, (m.id IS NOT NULL OR e.id IS NOT NULL), coalesce(n.chats, 0) DESC, o.key`,
  )
  return rows.map(row => ({ ...row, lastChatAt: row.lastChatAt?.toISOString() ?? null }))
}
