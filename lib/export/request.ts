import type { Locale } from '@/lib/i18n/locale'
import type { ColumnChoice } from './column'
import { readSeparator, type Separator } from './separator'

export type ExportRequest = {
  /** the filters of the list, as its own address has them */
  params: { [name: string]: string[] }
  separator: Separator
  columns: ColumnChoice
}

/** Reads the address of a download: the list's own parameters, `separator` (semicolon, comma) and `columns` (all). */
export function readExportRequest(address: URLSearchParams, locale: Locale): ExportRequest {
  return {
    params: Object.fromEntries([...new Set(address.keys())].map(name => [name, address.getAll(name)])),
    separator: readSeparator(address.get('separator'), locale),
    columns: address.get('columns') === 'all' ? 'all' : 'shown',
  }
}
