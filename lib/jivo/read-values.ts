/** Codes of the fields that had to be given up or cut while an event was read, e.g. `page_url_unsafe`. */
export type Notes = Set<string>

export type JsonObject = { readonly [key: string]: unknown }

/** The value as an object; null for everything else, arrays included (PHP writes an empty object as `[]`). */
export function objectOf(value: unknown): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null
}

/** The same, with a note when something was there that could not be read as an object. */
export function objectField(value: unknown, notes: Notes, field: string): JsonObject | null {
  const object = objectOf(value)
  if (!object && !isNothing(value)) notes.add(`${field}_unreadable`)
  return object
}

/**
 * The value as a list. An object with index keys (a sparse PHP array) gives its values in the order of the
 * keys; any other non-empty object counts as a list of one; all else is an empty list.
 */
export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  const object = objectOf(value)
  if (!object) return []
  const keys = Object.keys(object)
  if (keys.length === 0) return []
  if (!keys.every(key => /^(?:0|[1-9]\d{0,14})$/.test(key))) return [object]
  // Only keys beyond the range of an array index are not in order by themselves.
  const places = keys.map(Number)
  if (places.some((place, at) => at > 0 && place < (places[at - 1] ?? 0))) places.sort((a, b) => a - b)
  return places.map(place => object[place])
}

/** What Jivo and the languages behind its receivers write for “no value”. */
export function isNothing(value: unknown): boolean {
  if (value === undefined || value === null) return true
  if (typeof value === 'string') return value.trim() === ''
  if (typeof value !== 'object') return false
  for (const _ in value) return false
  return true
}

/** True for `true`, 1 and their text forms; numbers and booleans come as strings from some accounts. */
export function flag(value: unknown): boolean {
  return value === true || value === 1 || value === '1' || value === 'true'
}

/** A whole number from 0 up, also written as text; else null. */
export function count(value: unknown): number | null {
  const number = typeof value === 'string' && /^\s*\d{1,9}\s*$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null
}
