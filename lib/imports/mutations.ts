import { v7 as newId } from 'uuid'
import type { Tx } from '@/lib/db/transaction'
import { isWithinUndo } from '@/lib/identity/undo'
import { listFields } from '@/lib/fields/queries'
import { Bites } from '@/lib/in-bites'
import { runJobNow } from '@/lib/jobs/mutations'
import { claimedTwice, guessColumns, type Target } from './guess-columns'
import type { ImportState } from './import-state'
import type { TableRow } from './read-rows'
import type { Table } from './read-table'

/** The job that carries on what is under way, as in lib/boot.ts. */
export const IMPORT_JOB = 'continue_imports'

/** So many characters of cells are written in one statement. */
const LETTERS_A_STATEMENT = 150_000

type Refused<Reason extends string> = { ok: false; reason: Reason }

/** Keeps a file with the columns guessed, for its sender to look at. Answers the import's id. */
export async function insertImport(
  tx: Tx,
  file: { fileName: string; table: Table },
  by: { userId: string; now: Date },
): Promise<string> {
  const { encoding, separator, first, hasHeader, rows } = file.table
  const id = newId()
  const mapping = hasHeader ? guessColumns(first, await listFields(undefined, tx)) : first.map(() => 'skip')
  await tx.query(
    `INSERT INTO imports (id, file_name, encoding, separator, columns, mapping, first_row, row_count, created_by_id, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      id,
      file.fileName,
      encoding,
      separator,
      first,
      mapping,
      rows[hasHeader ? 1 : 0]!.number,
      rows.length,
      by.userId,
      by.now,
    ],
  )
  const bites = new Bites()
  for (const part of inParts(rows)) {
    const begun = performance.now()
    await tx.query(
      `INSERT INTO import_rows (import_id, number, cells)
       SELECT $1, r.number, r.cells FROM jsonb_to_recordset($2::jsonb) AS r (number int, cells text[])`,
      [id, JSON.stringify(part)],
    )
    await bites.restAfter(begun)
  }
  return id
}

// All rows in one statement would hold the event loop while they are written out.
function* inParts(rows: readonly TableRow[]): Generator<TableRow[], void> {
  let part: TableRow[] = []
  let size = 0
  for (const row of rows) {
    part.push(row)
    size += row.cells.reduce((sum, cell) => sum + cell.length + 3, 0)
    if (size < LETTERS_A_STATEMENT) continue
    yield part
    part = []
    size = 0
  }
  if (part.length > 0) yield part
}

type Columns = { importId: string; mapping: Target[]; hasHeader: boolean; areaCode: string | null }

/**
 * Names the columns and begins the rehearsal. Refuses a mapping without an e-mail or a phone, which tell who somebody is,
 * one that gives two columns to what a contact or a lead has once, and an import that has begun.
 */
export async function chooseColumns(
  tx: Tx,
  { importId, mapping, hasHeader, areaCode }: Columns,
): Promise<{ ok: true } | Refused<'no_key' | 'twice' | 'columns' | 'state'>> {
  if (!mapping.includes('email') && !mapping.includes('phone')) return { ok: false, reason: 'no_key' }
  if (claimedTwice(mapping) !== null) return { ok: false, reason: 'twice' }
  const found = await lockImport(tx, importId)
  if (!found || !['mapping', 'checked'].includes(found.state)) return { ok: false, reason: 'state' }
  if (found.columns !== mapping.length) return { ok: false, reason: 'columns' }
  const { rows } = await tx.query<{ number: number }>(
    'SELECT number FROM import_rows WHERE import_id = $1 ORDER BY number OFFSET $2 LIMIT 1',
    [importId, hasHeader ? 1 : 0],
  )
  if (!rows[0]) return { ok: false, reason: 'columns' }
  await tx.query(`UPDATE imports SET mapping = $2, first_row = $3, area_code = $4, state = 'checking' WHERE id = $1`, [
    importId,
    mapping,
    rows[0].number,
    areaCode,
  ])
  await tx.query(
    `UPDATE import_rows SET foreseen = NULL, lead_outcome = NULL, said = '[]' WHERE import_id = $1 AND foreseen IS NOT NULL`,
    [importId],
  )
  await runJobNow(tx, IMPORT_JOB)
  return { ok: true }
}

/** Back from the rehearsal to the columns. Refuses an import that is not rehearsed, or has begun. */
export async function reopenColumns(tx: Tx, importId: string): Promise<{ ok: true } | Refused<'state'>> {
  const { rowCount } = await tx.query(`UPDATE imports SET state = 'mapping' WHERE id = $1 AND state = 'checked'`, [
    importId,
  ])
  return rowCount === 1 ? { ok: true } : { ok: false, reason: 'state' }
}

/** Begins what was rehearsed. Asked for twice, it begins once. */
export async function startImport(tx: Tx, importId: string, now: Date): Promise<{ ok: true } | Refused<'state'>> {
  const { rowCount } = await tx.query(
    `UPDATE imports SET state = 'running', started_at = $2 WHERE id = $1 AND state = 'checked'`,
    [importId, now],
  )
  if (rowCount !== 1) return { ok: false, reason: 'state' }
  await runJobNow(tx, IMPORT_JOB)
  return { ok: true }
}

/** Begins to take an import back. Refuses one that is not finished, and one of more than 30 days ago. */
export async function startUndo(
  tx: Tx,
  importId: string,
  by: { userId: string | null; now: Date },
): Promise<{ ok: true } | Refused<'state' | 'too_late'>> {
  const found = await lockImport(tx, importId)
  if (found?.state !== 'done' || !found.finishedAt) return { ok: false, reason: 'state' }
  if (!isWithinUndo(found.finishedAt, by.now)) return { ok: false, reason: 'too_late' }
  await tx.query(`UPDATE imports SET state = 'undoing', undone_by_id = $2 WHERE id = $1`, [importId, by.userId])
  await runJobNow(tx, IMPORT_JOB)
  return { ok: true }
}

/** Forgets a file that was not imported. Refuses one that has begun. */
export async function deleteImport(tx: Tx, importId: string): Promise<{ ok: true } | Refused<'state'>> {
  const { rowCount } = await tx.query(`DELETE FROM imports WHERE id = $1 AND started_at IS NULL`, [importId])
  return rowCount === 1 ? { ok: true } : { ok: false, reason: 'state' }
}

type LockedImport = { state: ImportState; columns: number; finishedAt: Date | null }

async function lockImport(tx: Tx, importId: string): Promise<LockedImport | null> {
  const { rows } = await tx.query<LockedImport>(
    `SELECT state, cardinality(columns) AS columns, finished_at AS "finishedAt" FROM imports WHERE id = $1 FOR NO KEY UPDATE`,
    [importId],
  )
  return rows[0] ?? null
}
