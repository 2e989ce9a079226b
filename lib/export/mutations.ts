import { v7 as uuid } from 'uuid'
import type { Tx } from '@/lib/db/transaction'
import type { ExportEntry } from './log-queries'

/** Writes down that a list is being taken along, before its first row leaves. Gives the id for `finishExport`. */
export async function beginExport(
  tx: Tx,
  userId: string,
  entry: Omit<ExportEntry, 'rows' | 'complete'>,
  now: Date,
): Promise<string> {
  const id = uuid()
  await tx.query(`INSERT INTO history (id, at, user_id, kind, data) VALUES ($1, $2, $3, 'list.exported', $4)`, [
    id,
    now,
    userId,
    entry,
  ])
  return id
}

/** Adds how many rows left, and whether those were all. */
export async function finishExport(tx: Tx, id: string, end: Pick<ExportEntry, 'rows' | 'complete'>): Promise<void> {
  await tx.query('UPDATE history SET data = data || $2::jsonb WHERE id = $1', [id, JSON.stringify(end)])
}
