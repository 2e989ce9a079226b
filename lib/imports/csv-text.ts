/** U+FEFF before the text, by which Excel knows UTF-8. */
const MARK = '\ufeff'

/**
 * Rows as a CSV that a spreadsheet opens and readTable reads: semicolons, every cell in quotes, CRLF, and an apostrophe
 * before what would be a formula.
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  return MARK + rows.map(row => row.map(cell => `"${safe(cell).replaceAll('"', '""')}"`).join(';')).join('\r\n')
}

function safe(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
}
