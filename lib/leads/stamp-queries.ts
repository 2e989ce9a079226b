import { pool } from '@/lib/db/pool'

/**
 * A short text that is another as soon as the queue shows something else: a lead more or less, a new word of a visitor,
 * or a minute more of waiting.
 */
export async function queueStamp(now: Date): Promise<string> {
  const { rows } = await pool().query<{ stamp: string }>(
    `SELECT concat_ws(' ', count(*), max(last_activity_at), max(updated_at)) AS stamp FROM leads WHERE manager_id IS NULL AND status = 'open'`,
  )
  return `${Math.floor(now.getTime() / 60_000)} ${rows[0]?.stamp ?? ''}`
}

/** The same for the page of a lead: its own columns, its chats, and what happened to it or to its contact. */
export async function leadStamp(leadId: string): Promise<string> {
  const { rows } = await pool().query<{ stamp: string }>(
    `SELECT concat_ws(' ', l.version, l.updated_at, l.last_activity_at,
              (SELECT concat_ws(' ', count(*), max(h.last_event_at)) FROM chats h WHERE h.lead_id = l.id),
              (SELECT max(e.at) FROM history e WHERE e.lead_id = l.id),
              (SELECT max(e.at) FROM history e WHERE e.contact_id = l.contact_id),
              (SELECT max(n.created_at) FROM notes n WHERE n.lead_id = l.id)) AS stamp
       FROM leads l WHERE l.id = $1`,
    [leadId],
  )
  return rows[0]?.stamp ?? ''
}
