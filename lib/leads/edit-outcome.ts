/** What a form knew of a field when it was opened, and what it asks for. */
export type FieldEdit<Value> = { version: number; was: Value; value: Value }

/**
 * What to do with an edit of one field: `write` it; it stands so already (`same`); or somebody else changed this very
 * field since the form was opened (`changed`), and the person is asked. A lead that changed elsewhere is no reason to
 * ask.
 */
export function editOutcome<Value>(
  edit: FieldEdit<Value>,
  current: { version: number; value: Value },
): 'write' | 'same' | 'changed' {
  if (current.value === edit.value) return 'same'
  return current.version === edit.version || current.value === edit.was ? 'write' : 'changed'
}
