import type { Field, FieldValue } from '@/lib/fields/field'
import { editableText } from '@/lib/fields/format-value'
import { readFieldText } from '@/lib/fields/read-text'
import { readValue, type ReadValue, type ValueProblem } from '@/lib/fields/read-value'
import type { Locale } from '@/lib/i18n/locale'

/** A value while it is edited: what stands in the text field or select, or the boxes that are ticked. */
export type Draft = string | string[]

export type Drafts = { [key: string]: Draft }

/** What a control shows of a value. */
export function draftOf(field: Field, value: FieldValue | null, locale: Locale): Draft {
  if (field.type === 'multi') return Array.isArray(value) ? value : []
  if (field.type === 'bool') return value === null ? '' : String(value)
  return editableText(field.type, value, locale)
}

/** What a control's draft means; `current` is the value before, which may hold a retired choice. */
export function readDraft(field: Field, draft: Draft, locale: Locale, current: FieldValue | null = null): ReadValue {
  const isChosen = Array.isArray(draft) || field.type === 'choice'
  return isChosen ? readValue(field, draft, current) : readFieldText(field, draft, locale)
}

/** The values of a whole form, or which of its fields are wrong. */
export function readDrafts(
  fields: readonly Field[],
  drafts: Drafts,
  locale: Locale,
): { ok: true; values: Record<string, FieldValue> } | { ok: false; wrong: { [key: string]: ValueProblem } } {
  const read = fields.map(field => ({ key: field.key, result: readDraft(field, drafts[field.key] ?? '', locale) }))
  const wrong = read.flatMap(({ key, result }) => (result.ok ? [] : [[key, result.problem] as const]))
  if (wrong.length > 0) return { ok: false, wrong: Object.fromEntries(wrong) }
  const values = read.flatMap(({ key, result }) =>
    result.ok && result.value !== null ? [[key, result.value] as const] : [],
  )
  return { ok: true, values: Object.fromEntries(values) }
}
