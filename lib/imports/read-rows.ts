import type { Separator } from './detect-separator'

/** What a file may hold: bytes, rows that are contacts, columns, and UTF-16 code units of one cell. */
export const IMPORT_LIMITS = { bytes: 5 * 1024 * 1024, rows: 10_000, columns: 100, cellLength: 20_000 } as const

/**
 * The cells of a stored row as JSON, which is read many times faster than an array of PostgreSQL; one more than the columns,
 * which tells that there are too many. Files of an earlier version may have rows without a limit.
 */
export const CELLS_SQL = `to_json(cells[1:${IMPORT_LIMITS.columns + 1}])`

/** A row of the file, numbered as a spreadsheet numbers it. */
export type TableRow = { number: number; cells: string[] }

export type RowsRefusal =
  | { ok: false; reason: 'too_many_columns'; row: number; count: number; limit: number }
  | { ok: false; reason: 'long_cell'; row: number; limit: number }
  | { ok: false; reason: 'quote'; row: number }

/** `count`: the rows with something in them; `rows`: those of them that fit beside a header. */
export type RowsRead = { ok: true; rows: TableRow[]; count: number } | RowsRefusal

/** So many characters are read between two yields. */
const STEP = 1 << 15
const [QUOTE, LF, CR] = [0x22, 0x0a, 0x0d]

/**
 * Reads the rows of a CSV text (RFC 4180, line ends of every kind). A quote within a cell that does not begin with one,
 * and text behind a closing quote, belong to the cell. Rows with nothing in them are left out and counted in the numbers
 * of the others. Stops at the first row or cell over a limit; yields often, so that whoever runs it can rest.
 */
export function* readRows(text: string, separator: Separator): Generator<void, RowsRead> {
  const reader = new RowReader(text, separator.charCodeAt(0))
  for (let from = 0; from < text.length; from += STEP) {
    reader.read(from, Math.min(text.length, from + STEP))
    if (reader.refusal) return reader.refusal
    yield
  }
  return reader.finish()
}

class RowReader {
  refusal: RowsRefusal | null = null
  private readonly rows: TableRow[] = []
  private filled = 0
  private number = 1
  private cells: string[] = []
  private width = 0
  private start = 0
  // Where the reader is: before a cell, in one, within quotes, or behind a quote that may have closed them.
  private state: 'start' | 'plain' | 'quoted' | 'closing' = 'start'

  constructor(
    private readonly text: string,
    private readonly separator: number,
  ) {}

  read(from: number, to: number): void {
    for (let at = from; at < to; at++) {
      const code = this.text.charCodeAt(at)
      if (this.state === 'quoted') {
        if (code === QUOTE) this.state = 'closing'
      } else if (code === QUOTE && this.state !== 'plain') {
        this.state = 'quoted'
      } else if (code === this.separator) {
        this.endCell(at)
      } else if (code === LF || code === CR) {
        this.endLine(code, at)
        if (this.refusal) return
      } else {
        this.state = 'plain'
      }
    }
  }

  finish(): RowsRead {
    if (this.state === 'quoted') return { ok: false, reason: 'quote', row: this.number }
    if (this.state !== 'start' || this.width > 0) this.endRow(this.text.length)
    return this.refusal ?? { ok: true, rows: this.rows, count: this.filled }
  }

  private endLine(code: number, at: number): void {
    const isSecondHalf =
      code === LF && at > 0 && this.start === at && this.width === 0 && this.text.charCodeAt(at - 1) === CR
    if (isSecondHalf) this.start = at + 1
    else this.endRow(at)
  }

  private endCell(at: number): void {
    this.width += 1
    const length = at - this.start
    if (this.width <= IMPORT_LIMITS.columns) this.cells.push(length === 0 ? '' : this.cellTo(at))
    this.start = at + 1
    this.state = 'start'
  }

  private cellTo(at: number): string {
    const isQuoted = this.state === 'closing'
    // Every character of a cell is written as two at most, and the quotes around it.
    const isLong = at - this.start > 2 * IMPORT_LIMITS.cellLength + 2
    const written = isLong ? '' : this.text.slice(isQuoted ? this.start + 1 : this.start, isQuoted ? at - 1 : at)
    const cell = isQuoted ? written.replaceAll('""', '"') : written
    if (isLong || cell.length > IMPORT_LIMITS.cellLength) {
      this.refusal ??= { ok: false, reason: 'long_cell', row: this.number, limit: IMPORT_LIMITS.cellLength }
    }
    return cell
  }

  private endRow(at: number): void {
    if (this.width === 0 && at === this.start) {
      this.start = at + 1
      this.number += 1
      return
    }
    this.endCell(at)
    if (this.width > IMPORT_LIMITS.columns) {
      this.refusal ??= {
        ok: false,
        reason: 'too_many_columns',
        row: this.number,
        count: this.width,
        limit: IMPORT_LIMITS.columns,
      }
    }
    if (this.cells.some(cell => cell.trim() !== '')) {
      this.filled += 1
      if (this.filled <= IMPORT_LIMITS.rows + 1) this.rows.push({ number: this.number, cells: this.cells })
    }
    this.cells = []
    this.width = 0
    this.number += 1
  }
}
