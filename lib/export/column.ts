import { storedValue, type Field, type FieldValue } from '@/lib/fields/field'
import { formatValue } from '@/lib/fields/format-value'
import { fieldCode } from '@/lib/fields/list-filters'
import type { Cell } from './cell'
import type { ExportWords } from './words'

/** One column of a file: its heading, whether the list itself shows it, and what stands in it for a row. */
export type Column<Row> = { heading: string; shown: boolean; cell: (row: Row) => Cell }

/** Those that the list shows, or all there are. */
export type ColumnChoice = 'shown' | 'all'

type Values = { contact: unknown; lead?: unknown }

/**
 * A column for each custom field, in the order of the fields; shown are those that the list shows.
 * @param shown codes, as shown-fields.ts reads them
 */
export function fieldColumns<Row extends { values: Values }>(
  fields: readonly Field[],
  shown: readonly string[],
  { locale }: Pick<ExportWords, 'locale'>,
): Column<Row>[] {
  return fields.map(field => ({
    heading: field.name,
    shown: shown.includes(fieldCode(field)),
    cell: ({ values }) => {
      const value = storedValue(values[field.entity], field.key)
      return value === null ? null : fieldCell(field, value, locale)
    },
  }))
}

/** The columns that were chosen, their headings unlike one another: a field may be called as we call a column. */
export function chosenColumns<Row>(columns: readonly Column<Row>[], choice: ColumnChoice): Column<Row>[] {
  const taken = new Set<string>()
  return columns
    .filter(column => choice === 'all' || column.shown)
    .map(column => {
      let heading = column.heading
      for (let number = 2; taken.has(heading.toLowerCase()); number++) heading = `${column.heading} (${number})`
      taken.add(heading.toLowerCase())
      return { ...column, heading }
    })
}

/** Several texts in one cell. */
export function joined(texts: readonly string[]): string | null {
  return texts.length > 0 ? texts.join(', ') : null
}

// A day is written as programs write it, which sorts; money and numbers are left for the separator to decide.
function fieldCell({ type }: Field, value: FieldValue, locale: ExportWords['locale']): Cell {
  if (typeof value === 'number') return type === 'money' ? { reais: value } : value
  return type === 'date' && typeof value === 'string' ? value : formatValue(type, value, locale)
}
