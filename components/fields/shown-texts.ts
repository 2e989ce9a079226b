import { storedValue, type Field } from '@/lib/fields/field'
import { formatValue } from '@/lib/fields/format-value'
import type { Locale } from '@/lib/i18n/locale'

/** The fields of a list that have a value, each with it as people read it. */
export function shownTexts(
  fields: readonly Field[],
  values: { contact: unknown; lead?: unknown },
  locale: Locale,
): [name: string, value: string][] {
  return fields.flatMap(field => {
    const value = storedValue(values[field.entity], field.key)
    return value === null ? [] : [[field.name, formatValue(field.type, value, locale)] satisfies [string, string]]
  })
}
