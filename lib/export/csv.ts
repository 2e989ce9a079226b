import type { Separator } from './separator'

/** Excel takes a file without it for Windows-1252. */
export const BYTE_ORDER_MARK = '\uFEFF'

const NEEDS_QUOTES = /[",;\t\r\n]|^\s|\s$/u

/**
 * One record of RFC 4180, ended by CRLF. In quotes stands what a quote or a line break is in, and either separator or a
 * tab, so that a program that guesses the separator counts only those between cells.
 */
export function csvRecord(cells: readonly string[], separator: Separator): string {
  return `${cells.map(quoted).join(separator)}\r\n`
}

function quoted(cell: string): string {
  return NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
