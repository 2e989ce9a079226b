import { pool } from '@/lib/db/pool'
import type { Separator } from './separator'

/** What is written down of an export: what it was asked for, and how much of it left. */
export type ExportEntry = {
  list: 'leads' | 'contacts'
  /** the filters in force, by their names in the list's address; those that asked for nothing are left out */
  filters: Record<string, unknown>
  columns: string[]
  separator: Separator
  /** null while it runs, and when the server was stopped in the middle */
  rows: number | null
  complete: boolean
}

export type LoggedExport = ExportEntry & { id: string; at: Date; by: string | null }

const SHOWN = 20

/** The latest exports, newest first. */
export async function listExports(): Promise<LoggedExport[]> {
  const { rows } = await pool().query<{ id: string; at: Date; by: string | null; data: ExportEntry }>(
    `SELECT h.id, h.at, u.name AS by, h.data FROM history h LEFT JOIN users u ON u.id = h.user_id
      WHERE h.kind = 'list.exported' AND h.contact_id IS NULL AND h.lead_id IS NULL AND h.chat_id IS NULL ORDER BY h.at DESC, h.id DESC LIMIT ${SHOWN}`,
  )
  return rows.map(({ data, ...row }) => ({
    ...row,
    ...data,
    rows: data.rows ?? null,
    complete: data.complete ?? false,
  }))
}
