import { CsvError, parse } from 'csv-parse/sync'
import { readEmail } from '@/lib/contacts/email'
import { readPhones } from '@/lib/contacts/phone'
import { textOfInert } from '@/lib/text/inert-text'
import { decodeFile, type Encoding } from './decode-file'
import { detectSeparator, separators, type Separator } from './detect-separator'

/** What a file may hold; larger ones are cut by whoever has them. */
export const IMPORT_LIMITS = { bytes: 5 * 1024 * 1024, rows: 10_000, columns: 100, cellLength: 20_000 } as const

/** A row of the file, numbered as a spreadsheet numbers it. */
export type TableRow = { number: number; cells: string[] }

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
  | { ok: false; reason: 'too_large' | 'empty' | 'spreadsheet' | 'binary' | 'only_header' }
  | { ok: false; reason: 'too_many_rows' | 'too_many_columns'; count: number }
  | { ok: false; reason: 'quote' | 'long_cell'; row: number }

/**
 * The table of a CSV file: its encoding, separator and header are found out. Rows with nothing in them are left out and
 * keep their numbers. Refuses what is no text, more than the limits, and a quote that never closes, with its row.
 */
export function readTable(bytes: Uint8Array): { ok: true; table: Table } | TableRefusal {
  if (bytes.byteLength > IMPORT_LIMITS.bytes) return { ok: false, reason: 'too_large' }
  const file = decodeFile(bytes)
  if (!file.ok) return file
  const { text, told } = withoutTold(file.text)
  const separator = told ?? detectSeparator(text)
  const parsed = parseRows(text, separator)
  if (!parsed.ok) return parsed
  const rows = parsed.rows.filter(row => row.cells.some(cell => cell.trim() !== ''))
  const first = rows[0]?.cells
  if (!first) return { ok: false, reason: 'empty' }
  const hasHeader = !first.some(isContactValue)
  return refuse(rows, hasHeader) ?? { ok: true, table: { encoding: file.encoding, separator, first, hasHeader, rows } }
}

function refuse(rows: TableRow[], hasHeader: boolean): TableRefusal | null {
  const contacts = rows.length - (hasHeader ? 1 : 0)
  if (contacts === 0) return { ok: false, reason: 'only_header' }
  if (contacts > IMPORT_LIMITS.rows) return { ok: false, reason: 'too_many_rows', count: contacts }
  const columns = rows[0]?.cells.length ?? 0
  if (columns > IMPORT_LIMITS.columns) return { ok: false, reason: 'too_many_columns', count: columns }
  const long = rows.find(row => row.cells.some(cell => cell.length > IMPORT_LIMITS.cellLength))
  return long ? { ok: false, reason: 'long_cell', row: long.number } : null
}

// Excel's own way of telling the separator: a line “sep=;” before the table.
function withoutTold(text: string): { text: string; told: Separator | null } {
  const [line, mark] = /^sep=(.)\r?\n/i.exec(text) ?? []
  const told = separators.find(one => one === mark) ?? null
  return line && told ? { text: text.slice(line.length), told } : { text, told: null }
}

function parseRows(text: string, delimiter: Separator): { ok: true; rows: TableRow[] } | TableRefusal {
  try {
    const options = { delimiter, bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: false }
    const records: string[][] = parse(text, options)
    return { ok: true, rows: records.map((cells, index) => ({ number: index + 1, cells: cells.map(readCell) })) }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { ok: false, reason: 'quote', row: Number(error.records ?? 0) + 1 }
  }
}

/** What was written before a cell so that a spreadsheet takes it for text is taken off again. */
function readCell(text: string): string {
  return textOfInert(text).replaceAll('\0', '')
}

// A row that names columns has no e-mail and no phone in it.
function isContactValue(cell: string): boolean {
  return readEmail(cell).ok || readPhones(cell).some(phone => phone.key !== null)
}
