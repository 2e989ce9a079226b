import { LIMIT, line, text } from './read-text'
import { isNothing, listOf, objectOf, type Notes } from './read-values'

const MAX_ATTRIBUTES = 100
// Longer than any field of Jivo's client card shows; attributes are short values, not texts.
const VALUE_LIMIT = 10_000

/**
 * The attributes of a client as text by identifier; at most 100. The printed official sample is not valid
 * JSON, so both readings of it are taken: one object, or a list of objects (`{identifier: value}` each, or
 * `{name, value}`).
 */
export function readAttributes(value: unknown, notes: Notes): Record<string, string> {
  const attributes: Record<string, string> = {}
  const found = isNothing(value) ? [] : pairsOf(value, notes)
  if (found.length > MAX_ATTRIBUTES) notes.add('attributes_cut')
  for (const [key, raw] of found.slice(0, MAX_ATTRIBUTES)) {
    const name = line(key, LIMIT.label, notes, 'attribute_name')
    const content = typeof raw === 'boolean' ? String(raw) : text(raw, VALUE_LIMIT, notes, 'attribute_value')
    // Assigning this key would set the prototype instead of a property.
    if (name !== null && name !== '__proto__' && content !== null) attributes[name] = content
  }
  return attributes
}

function pairsOf(value: unknown, notes: Notes): [string, unknown][] {
  const pairs: [string, unknown][] = []
  for (const item of listOf(value)) {
    const object = objectOf(item)
    if (!object) notes.add('attributes_unreadable')
    else if (typeof object.name === 'string' && 'value' in object) pairs.push([object.name, object.value])
    else for (const key of Object.keys(object)) pairs.push([key, object[key]])
    // One more than is kept tells the caller that there were too many.
    if (pairs.length > MAX_ATTRIBUTES) break
  }
  return pairs
}
