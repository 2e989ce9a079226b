import type { RowFilter } from '@/lib/imports/queries'
import { outcomes } from '@/lib/imports/row-result'

export type Asked = Record<string, string | string[] | undefined>

/** Which rows the address asks for; what it does not know is all of them, from the first. */
export function askedRows(asked: Asked): { which: RowFilter | null; after: number } {
  const [rows, after] = [[asked.rows].flat()[0], Number([asked.after].flat()[0])]
  const which = [...outcomes, 'kept' as const].find(one => one === rows) ?? null
  return { which, after: Number.isSafeInteger(after) && after > 0 ? after : 0 }
}
