import { useLocale } from 'next-intl'
import { storedValue, type Field } from '@/lib/fields/field'
import { formatValue } from '@/lib/fields/format-value'

type ShownValuesProps = { fields: readonly Field[]; values: { contact: unknown; lead?: unknown } }

/** The fields that this browser shows in a list, as one line under a row; those without a value are left out. */
export function ShownValues({ fields, values }: ShownValuesProps) {
  const locale = useLocale()
  const said = fields.flatMap(field => {
    const value = storedValue(values[field.entity], field.key)
    return value === null ? [] : [{ field, text: formatValue(field.type, value, locale) }]
  })
  if (said.length === 0) return null
  return (
    <span className="block truncate">
      {said.map(({ field, text }, index) => (
        <span key={field.id}>
          {index > 0 ? ' · ' : ''}
          {field.name} <span className="text-ink tabular-nums">{text}</span>
        </span>
      ))}
    </span>
  )
}
