import { pool } from '@/lib/db/pool'
import { accessKinds, type AccessEvent, type AccessKind } from './access-event'

/** One line of who saw the product as whom, and who made and used links and tokens. `at` as ISO. */
export type LoggedAccess = {
  id: string
  at: string
  kind: AccessKind
  by: string | null
  name: string
  purpose: NonNullable<AccessEvent['purpose']> | null
}

const SHOWN = 30

/** The latest events of access, newest first. */
export async function listAccess(): Promise<LoggedAccess[]> {
  const { rows } = await pool().query<Omit<LoggedAccess, 'at'> & { at: Date }>(
    `SELECT h.id, h.at, h.kind, u.name AS by, h.data->>'name' AS name, h.data->>'purpose' AS purpose
       FROM history h LEFT JOIN users u ON u.id = h.user_id
      WHERE h.contact_id IS NULL AND h.lead_id IS NULL AND h.chat_id IS NULL AND h.kind = ANY($1)
      ORDER BY h.at DESC, h.id DESC LIMIT ${SHOWN}`,
    [[...accessKinds]],
  )
  return rows.map(row => ({ ...row, at: row.at.toISOString() }))
}
