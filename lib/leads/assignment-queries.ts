import { pool } from '@/lib/db/pool'
import type { RuleSubject } from './assignment-rules'
import type { Person } from './assign-owner'

export type RuleRow = {
  id: string
  position: number
  subject: RuleSubject
  value: string
  label: string | null
  person: Person
}

/** The rules in their order; of a channel `label` is its name, null where it is gone. */
export async function listRules(): Promise<RuleRow[]> {
  const { rows } = await pool().query<RuleRow>(
    `SELECT r.id, r.position, r.subject, r.value, CASE WHEN r.subject = 'channel' THEN ch.name ELSE r.value END AS label,
            json_build_object('id', u.id, 'name', u.name, 'active', u.active) AS person
       FROM assignment_rules r JOIN users u ON u.id = r.user_id
       LEFT JOIN channels ch ON r.subject = 'channel' AND ch.id::text = r.value
      ORDER BY r.position, r.id`,
  )
  return rows
}

/** Whose the leads of each channel in use are by default. */
export async function listChannelDefaults(): Promise<{ id: string; name: string; manager: Person | null }[]> {
  const { rows } = await pool().query<{ id: string; name: string; manager: Person | null }>(
    `SELECT c.id, c.name,
            CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'name', u.name, 'active', u.active) END AS manager
       FROM channels c LEFT JOIN users u ON u.id = c.default_manager_id
      WHERE c.active ORDER BY lower(c.name), c.id`,
  )
  return rows
}

/** What chats brought lately and a rule could name. */
export type SeenValues = Record<Exclude<RuleSubject, 'channel'>, string[]>

const RECENT = 3000
const OF_EACH = 40

/** The departments, hosts and campaigns of the latest chats, the commonest first. */
export async function listSeenValues(): Promise<SeenValues> {
  const { rows } = await pool().query<{ subject: keyof SeenValues; value: string }>(
    `WITH recent AS (SELECT department, page_url, utm FROM chats ORDER BY created_at DESC, id DESC LIMIT ${RECENT}),
     seen AS (
       SELECT v.subject, v.value, count(*) AS chats FROM recent r CROSS JOIN LATERAL (VALUES
         ('department', r.department), ('site', lower(substring(r.page_url from '^https?://(?:www\\.)?([^/:?#]+)'))),
         ('utm_source', r.utm->>'source'), ('utm_medium', r.utm->>'medium'), ('utm_campaign', r.utm->>'campaign')
       ) AS v (subject, value) WHERE v.value <> '' GROUP BY 1, 2),
     ranked AS (SELECT subject, value, row_number() OVER (PARTITION BY subject ORDER BY chats DESC, value) AS place FROM seen)
     SELECT subject, value FROM ranked WHERE place <= ${OF_EACH} ORDER BY subject, place`,
  )
  const of = (subject: keyof SeenValues) => rows.filter(row => row.subject === subject).map(row => row.value)
  return {
    department: of('department'),
    site: of('site'),
    utm_source: of('utm_source'),
    utm_medium: of('utm_medium'),
    utm_campaign: of('utm_campaign'),
  }
}
