import type { Tx } from '../db/transaction'
import { isUniqueViolation } from '../db/errors'
import { type Change, KEY_COLUMNS, watchedColumns } from './row-changes'
import type { HistoryRow, Row } from './rows'

/**
 * Writes a journal of changes in its order. The rows it speaks of have been read under the same locks, so a hard change
 * that finds something else is a fault and throws.
 */
export async function applyChanges(tx: Tx, changes: readonly Change[]): Promise<void> {
  for (const change of changes) {
    const written = await apply(tx, change)
    if (!change.soft && written !== expected(change))
      throw new Error(`A ${change.does} of ${change.table} found another row`)
  }
}

/**
 * Writes a journal of undoing as far as its rows still stand as they were left. Where a hard change does not fit any
 * more, nothing at all is written, and those that do not fit are answered.
 */
export async function applyIfUnchanged(tx: Tx, changes: readonly Change[]): Promise<Change[]> {
  await tx.query('SAVEPOINT undoing')
  const misfits: Change[] = []
  for (const change of changes) {
    if (!(await fits(tx, change)) && !change.soft) misfits.push(change)
  }
  await tx.query(misfits.length > 0 ? 'ROLLBACK TO SAVEPOINT undoing' : 'RELEASE SAVEPOINT undoing')
  return misfits
}

/** Appends to the history; the rows have their ids already. */
export async function writeHistory(tx: Tx, rows: readonly HistoryRow[]): Promise<void> {
  if (rows.length === 0) return
  await tx.query(
    `INSERT INTO history (id, at, contact_id, lead_id, chat_id, user_id, kind, data)
     SELECT id, at, contact_id, lead_id, chat_id, user_id, kind, data
     FROM jsonb_populate_recordset(null::history, $1::jsonb)`,
    [JSON.stringify(rows)],
  )
}

/** A person's change of a contact: whoever loaded it before sees that it is another one now. */
export async function bumpContacts(tx: Tx, contactIds: readonly string[], now: Date): Promise<void> {
  await tx.query(`UPDATE contacts SET version = version + 1, updated_at = $2 WHERE id = ANY($1::uuid[])`, [
    contactIds,
    now,
  ])
}

async function fits(tx: Tx, change: Change): Promise<boolean> {
  await tx.query('SAVEPOINT one_change')
  try {
    const written = await apply(tx, change, 'ON CONFLICT DO NOTHING')
    await tx.query('RELEASE SAVEPOINT one_change')
    return written === expected(change)
  } catch (error) {
    // Somebody else has the star or the key by now.
    if (!isUniqueViolation(error)) throw error
    await tx.query('ROLLBACK TO SAVEPOINT one_change')
    return false
  }
}

function expected(change: Change): number {
  return change.does === 'update' ? change.ids.length : 1
}

async function apply(tx: Tx, change: Change, onConflict = ''): Promise<number> {
  const { text, values } = statement(change, onConflict)
  return (await tx.query(text, values)).rowCount ?? 0
}

function statement(change: Change, onConflict: string): { text: string; values: unknown[] } {
  const table: string = change.table
  if (change.does === 'insert') {
    const columns = columnsOf(change.row).join(', ')
    const text = `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_record(null::${table}, $1::jsonb) ${onConflict}`
    return { text, values: [JSON.stringify(change.row)] }
  }
  if (change.does === 'delete') {
    const { key, watched } = watchedColumns(change.table, change.row)
    const text = `DELETE FROM ${table} t USING jsonb_populate_record(null::${table}, $1::jsonb) o WHERE ${equal({ ...key, ...watched })}`
    return { text, values: [JSON.stringify({ ...key, ...watched })] }
  }
  const [keyColumn] = KEY_COLUMNS[change.table]
  const set = columnsOf(change.to)
    .map(column => `${column} = n.${column}`)
    .join(', ')
  const text = `UPDATE ${table} t SET ${set}
    FROM jsonb_populate_record(null::${table}, $1::jsonb) n, jsonb_populate_record(null::${table}, $2::jsonb) o
    WHERE t.${keyColumn} = ANY($3::uuid[]) AND ${equal(change.from)}`
  return { text, values: [JSON.stringify(change.to), JSON.stringify(change.from), change.ids] }
}

function equal(row: Row): string {
  return columnsOf(row)
    .map(column => `t.${column} IS NOT DISTINCT FROM o.${column}`)
    .join(' AND ')
}

// Column names come from our own journals; a stored one is still no place for SQL.
function columnsOf(row: Row): string[] {
  const columns = Object.keys(row)
  const odd = columns.find(column => !/^[a-z_0-9]+$/.test(column))
  if (odd !== undefined || columns.length === 0) throw new Error(`Not a column: ${odd ?? 'none'}`)
  return columns
}
