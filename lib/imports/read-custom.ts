import type { FieldValue } from '@/lib/fields/field'
import { readFieldText } from '@/lib/fields/read-text'
import type { RowRules } from './row-rules'

const LONGEST_LINE = 200

/** Values of fields by key, and the texts that none of them could be. `prefix` is how the mapping calls them. */
export function readCustom(
  cells: readonly string[],
  { mapping, fields, locale }: Pick<RowRules, 'mapping' | 'fields' | 'locale'>,
  prefix: 'field:' | 'lead:field:',
): { custom: Record<string, FieldValue>; unfit: Record<string, string> } {
  const custom: Record<string, FieldValue> = {}
  const unfit: Record<string, string> = {}
  for (const field of fields) {
    const text = cells[mapping.indexOf(`${prefix}${field.key}`)] ?? ''
    const read = readFieldText(field, text, locale)
    if (!read.ok) unfit[field.key] = text.slice(0, LONGEST_LINE)
    else if (read.value !== null) custom[field.key] = read.value
  }
  return { custom, unfit }
}
