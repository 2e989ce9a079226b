import { useLocale } from 'next-intl'
import type { Field, FieldValue } from '@/lib/fields/field'
import { formatValue } from '@/lib/fields/format-value'
import { isWebAddress } from '@/lib/fields/read-value'
import { shortAddress } from '@/lib/text/safe-link'

/** A value as it is read; an address leads there. */
export function FieldText({ field, value }: { field: Pick<Field, 'type'>; value: FieldValue }) {
  const locale = useLocale()
  if (field.type === 'url' && typeof value === 'string' && isWebAddress(value)) {
    return (
      <a
        href={value}
        target="_blank"
        rel="noreferrer"
        title={value}
        className="block truncate text-accent-ink hover:underline"
      >
        {shortAddress(value)}
      </a>
    )
  }
  const isFigure = field.type === 'number' || field.type === 'money' || field.type === 'date'
  return (
    <span className={isFigure ? 'tabular-nums' : 'break-words whitespace-pre-wrap'}>
      {formatValue(field.type, value, locale)}
    </span>
  )
}
