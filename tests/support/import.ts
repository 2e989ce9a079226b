import { expect } from 'vitest'
import type { Target } from '@/lib/imports/guess-columns'
import { chooseColumns, insertImport, startImport, startUndo } from '@/lib/imports/mutations'
import { readTable } from '@/lib/imports/read-table'
import { atOnce } from './at-once'
import type { Said } from '@/lib/imports/row-result'
import { sql } from './app'
import { user } from './rows'
import { write } from './transaction'

export type ImportedRow = {
  number: number
  foreseen: string | null
  outcome: string | null
  said: Said[]
  contact_id: string | null
  lead_id: string | null
  lead_outcome: string | null
  undone: string | null
}

/** Rows of cells as a file, with the columns named in the first. */
export function csv(...rows: string[][]): string {
  return rows.map(row => row.map(cell => `"${cell.replaceAll('"', '""')}"`).join(';')).join('\r\n')
}

/** Takes a file in, as the page does; its columns are guessed unless given. Answers the import's id. */
export async function upload(file: string | Uint8Array, fileName = 'clientes.csv'): Promise<string> {
  const read = atOnce(readTable(typeof file === 'string' ? new TextEncoder().encode(file) : file))
  if (!read.ok) throw new Error(`refused: ${read.reason}`)
  const userId = await user('admin')
  return write(tx => insertImport(tx, { fileName, table: read.table }, { userId, now: new Date() }))
}

/** Rehearses a file; the job of the installation does it. */
export async function rehearse(
  importId: string,
  given: { mapping?: Target[]; areaCode?: string } = {},
): Promise<ImportedRow[]> {
  const [row] = await sql<{ mapping: Target[] }>('SELECT mapping FROM imports WHERE id = $1', [importId])
  const columns = {
    importId,
    mapping: given.mapping ?? row!.mapping,
    hasHeader: true,
    areaCode: given.areaCode ?? null,
  }
  expect(await write(tx => chooseColumns(tx, columns))).toEqual({ ok: true })
  await reaches(importId, 'checked')
  return rowsOf(importId)
}

/** Rehearses and imports a file. */
export async function importFile(
  file: string | Uint8Array,
  given: { mapping?: Target[]; areaCode?: string } = {},
): Promise<{ id: string; rows: ImportedRow[] }> {
  const id = await upload(file)
  await rehearse(id, given)
  expect(await write(tx => startImport(tx, id, new Date()))).toEqual({ ok: true })
  await reaches(id, 'done')
  return { id, rows: await rowsOf(id) }
}

export async function undo(importId: string): Promise<ImportedRow[]> {
  const userId = await user('admin')
  expect(await write(tx => startUndo(tx, importId, { userId, now: new Date() }))).toEqual({ ok: true })
  await reaches(importId, 'undone')
  return rowsOf(importId)
}

export async function reaches(importId: string, state: string): Promise<void> {
  const stateOf = async () =>
    (await sql<{ state: string }>('SELECT state FROM imports WHERE id = $1', [importId]))[0]?.state
  await expect.poll(stateOf, { timeout: 20_000, interval: 100 }).toBe(state)
}

/** The rows after the header. */
export function rowsOf(importId: string): Promise<ImportedRow[]> {
  return sql<ImportedRow>(
    'SELECT number, foreseen, outcome, said, contact_id, lead_id, lead_outcome, undone FROM import_rows WHERE import_id = $1 AND number > 1 ORDER BY number',
    [importId],
  )
}
