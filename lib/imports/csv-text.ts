import { BYTE_ORDER_MARK, csvRecord } from '@/lib/text/csv'
import { inertText } from '@/lib/text/inert-text'

/** Rows as a CSV that a spreadsheet opens, evaluating nothing, and readTable reads. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return BYTE_ORDER_MARK + rows.map(row => csvRecord(row.map(inertText), ';')).join('')
}
