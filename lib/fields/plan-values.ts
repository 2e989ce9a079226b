import { isSameValue, storedValue, type Field, type FieldValue } from './field'
import { readValue, type ValueProblem } from './read-value'

/** One value that becomes another. */
export type ValueChange = { field: Field; from: FieldValue | null; to: FieldValue | null }

export type ValueRefusal =
  | { ok: false; reason: 'unknown_field'; key: string }
  | { ok: false; reason: 'wrong_value'; key: string; problem: ValueProblem; choices: string[] }
  /** somebody else changed this very value since it was read */
  | { ok: false; reason: 'value_changed'; key: string; current: FieldValue | null }

/**
 * What giving these values changes; all of it or nothing. Refuses a key that no active field has, and a value of the
 * wrong type, by key; and where `was` is given, a value that is no longer what the person saw.
 * @param stored the values as they stand, by key
 */
export function planValues(
  fields: readonly Field[],
  stored: unknown,
  given: Readonly<Record<string, unknown>>,
  was?: Readonly<Record<string, FieldValue | null>>,
): { ok: true; changes: ValueChange[] } | ValueRefusal {
  const byKey = new Map(fields.map(field => [field.key, field]))
  const changes: ValueChange[] = []
  for (const [key, value] of Object.entries(given)) {
    const field = byKey.get(key)
    if (!field) return { ok: false, reason: 'unknown_field', key }
    const from = storedValue(stored, key)
    const read = readValue(field, value, from)
    if (!read.ok) return { ok: false, reason: 'wrong_value', key, problem: read.problem, choices: field.choices }
    if (isSameValue(from, read.value)) continue
    if (was && !isSameValue(from, was[key] ?? null)) return { ok: false, reason: 'value_changed', key, current: from }
    changes.push({ field, from, to: read.value })
  }
  return { ok: true, changes }
}

/** The changes as the writer's statement takes them: what to set, and which keys to take away. */
export function valueWrites(changes: readonly ValueChange[]): {
  set: Record<string, FieldValue>
  cleared: string[]
  keys: string[]
} {
  const set = Object.fromEntries(changes.flatMap(({ field, to }) => (to === null ? [] : [[field.key, to]])))
  return {
    set,
    cleared: changes.filter(({ to }) => to === null).map(({ field }) => field.key),
    keys: changes.map(({ field }) => field.key),
  }
}

/** What the history keeps of a change, so that it can be told after the field was renamed or archived. */
export function toldChange({
  field,
  from,
  to,
}: Omit<ValueChange, 'field'> & { field: Pick<Field, 'key' | 'name' | 'type'> }) {
  return { key: field.key, name: field.name, type: field.type, from, to }
}
