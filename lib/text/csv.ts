/** Excel takes a file without it for Windows-1252. */
export const BYTE_ORDER_MARK = '\uFEFF'

const NEEDS_QUOTES = { ';': /[";\r\n]|^\s|\s$/u, ',': /[",\r\n]|^\s|\s$/u } as const satisfies Record<string, RegExp>

/** One record of RFC 4180, ended by CRLF. Blanks at the edges are quoted too: some readers would drop them. */
export function csvRecord(cells: readonly string[], separator: keyof typeof NEEDS_QUOTES): string {
  const quoted = (cell: string) => (NEEDS_QUOTES[separator].test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  return `${cells.map(quoted).join(separator)}\r\n`
}
