import { readEmail } from '@/lib/contacts/email'
import { readPhones } from '@/lib/contacts/phone'
import { textOfInert } from '@/lib/text/inert-text'
import { decodeFile, type Encoding } from './decode-file'
import { detectSeparator, separators, type Separator } from './detect-separator'
import { IMPORT_LIMITS, readRows, type RowsRefusal, type TableRow } from './read-rows'

export type Table = {
  encoding: Encoding
  separator: Separator
  /** the first row, whether it names the columns or not */
  first: string[]
  hasHeader: boolean
  /** every row with something in it, the first one included */
  rows: TableRow[]
}

export type TableRefusal =
  | { ok: false; reason: 'empty' | 'spreadsheet' | 'binary' | 'only_header' }
  | { ok: false; reason: 'too_large'; limit: number }
  | { ok: false; reason: 'too_many_rows'; count: number; limit: number }
  | RowsRefusal

/** A longer cell is no e-mail and no phone. */
const LONGEST_CONTACT_VALUE = 320
/** So many cells are cleaned between two yields. */
const CELLS_A_STEP = 2_000

/**
 * The table of a CSV file: its encoding, separator and header are found out. Rows with nothing in them are left out and
 * keep their numbers. Refuses what is no text, more than the limits, and a quote that never closes, with its row. Yields
 * every few milliseconds: see inBites.
 */
export function* readTable(bytes: Uint8Array): Generator<void, { ok: true; table: Table } | TableRefusal> {
  if (bytes.byteLength > IMPORT_LIMITS.bytes) return { ok: false, reason: 'too_large', limit: IMPORT_LIMITS.bytes }
  const file = yield* decodeFile(bytes)
  if (!file.ok) return file
  const { text, named } = withoutNamedSeparator(file.text)
  const separator = named ?? detectSeparator(text)
  yield
  const read = yield* readRows(text, separator)
  if (!read.ok) return read
  const { rows, count } = read
  yield* cleanCells(rows)
  const first = rows[0]?.cells
  if (!first) return { ok: false, reason: 'empty' }
  const hasHeader = !first.some(isContactValue)
  const contacts = count - (hasHeader ? 1 : 0)
  if (contacts === 0) return { ok: false, reason: 'only_header' }
  if (contacts > IMPORT_LIMITS.rows)
    return { ok: false, reason: 'too_many_rows', count: contacts, limit: IMPORT_LIMITS.rows }
  return { ok: true, table: { encoding: file.encoding, separator, first, hasHeader, rows } }
}

// Excel's own way of naming the separator: a line “sep=;” before the table.
function withoutNamedSeparator(text: string): { text: string; named: Separator | null } {
  const [line, mark] = /^sep=(.)\r?\n/i.exec(text) ?? []
  const named = separators.find(one => one === mark) ?? null
  return line && named ? { text: text.slice(line.length), named } : { text, named: null }
}

// What was written before a cell so that a spreadsheet takes it for text is taken off again.
function* cleanCells(rows: TableRow[]): Generator<void, void> {
  let cleaned = 0
  for (const row of rows) {
    row.cells = row.cells.map(cell => textOfInert(cell).replaceAll('\0', ''))
    cleaned += row.cells.length
    if (cleaned < CELLS_A_STEP) continue
    cleaned = 0
    yield
  }
}

// A row that names columns has no e-mail and no phone in it.
function isContactValue(cell: string): boolean {
  if (cell.length > LONGEST_CONTACT_VALUE) return false
  return readEmail(cell).ok || readPhones(cell).some(phone => phone.key !== null)
}
