import { useLocale, useTranslations } from 'next-intl'
import { formatPlainText } from '@/lib/fields/format-value'
import { readFieldName } from '@/lib/identity/field-name'
import type { OwnFields } from '@/lib/identity/merge-plan'

type OfField = { field: string; own: OwnFields }

/** What a field of a merge is called: a word of ours, or the name that the company gave it. */
export function FieldName({ field, own }: OfField) {
  const t = useTranslations('merge.fields')
  if (field === 'owner' || field === 'tags') return t(field)
  const name = readFieldName(field)
  return name.isOurs ? t(name.name) : (own[name.name]?.name ?? name.name)
}

/** A value of a field as people read it, by the type that the company gave the field. */
export function FieldText({ field, own, value }: OfField & { value: string | null }) {
  const t = useTranslations('merge.fields')
  const locale = useLocale()
  const name = readFieldName(field)
  if (value === null) return t('empty')
  return name.isOurs ? value : formatPlainText(own[name.name]?.type ?? 'text', value, locale)
}
