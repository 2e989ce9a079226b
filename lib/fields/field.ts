/** What the company's own fields may hold; the words of the table's check. */
export const fieldTypes = ['text', 'number', 'money', 'date', 'choice', 'multi', 'bool', 'url'] as const

export type FieldType = (typeof fieldTypes)[number]

export const fieldEntities = ['contact', 'lead'] as const

export type FieldEntity = (typeof fieldEntities)[number]

/**
 * A value as it is stored and as programs see it: text, choice and url a text; number a number of at most six decimals;
 * money reais as a number with cents behind the point (1234.56); date `YYYY-MM-DD`; multi a list of choices; bool.
 */
export type FieldValue = string | number | boolean | string[]

/** Values by key, null where there is none. */
export type FieldValues = Record<string, FieldValue | null>

/** What is known of a field wherever its values are read, written or shown. */
export type Field = {
  id: string
  entity: FieldEntity
  key: string
  name: string
  type: FieldType
  /** those on offer; a value may hold one that has been retired since */
  choices: string[]
  required: boolean
}

/** Whether a field is one of those that choose from a list. */
export function hasChoices(type: FieldType): boolean {
  return type === 'choice' || type === 'multi'
}

/** The value of one field among stored ones; null for a missing or empty one, and for what no field could hold. */
export function storedValue(stored: unknown, key: string): FieldValue | null {
  if (stored === null || typeof stored !== 'object' || !Object.hasOwn(stored, key)) return null
  const value: unknown = (stored as Record<string, unknown>)[key]
  if (typeof value === 'string') return value === '' ? null : value
  if (typeof value === 'number' || typeof value === 'boolean') return value
  const texts = Array.isArray(value) ? value.filter(one => typeof one === 'string') : []
  return texts.length > 0 ? texts : null
}

/** The values of these fields among stored ones, null where there is none. */
export function valuesOf(fields: readonly Field[], stored: unknown): FieldValues {
  return Object.fromEntries(fields.map(({ key }) => [key, storedValue(stored, key)]))
}

/** Whether two values are the same; choices in any order. */
export function isSameValue(one: FieldValue | null, other: FieldValue | null): boolean {
  const sorted = (value: FieldValue | null) => (Array.isArray(value) ? value.toSorted() : value)
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
}
