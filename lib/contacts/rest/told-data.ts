type Data = Record<string, unknown>

const CHANGE = ['from', 'to']
const FIELD = ['key', 'name', 'type', 'event', ...CHANGE]
const CONFLICT = ['conflictId', 'kind', 'value', 'choice', 'crm']
const TASK = ['taskId', 'title']
const APART = ['otherId', 'otherName']

// docs/api.md lists the same.
const TOLD: Partial<Record<string, string[]>> = {
  'contact.created': ['name', 'values'],
  'contact.field': ['field', ...CHANGE],
  'contact.custom_field': FIELD,
  'lead.custom_field': FIELD,
  'contact.kept_apart': APART,
  'contact.apart_undone': APART,
  'contact.merged': ['mergeId', 'loserId', 'loserName', 'reason'],
  'merge.undone': ['mergeId', 'survivorId', 'loserId', 'loserName'],
  'identifier.added': ['kind', 'value', 'primary', 'shared', 'movedFrom', 'movedFromName'],
  'identifier.removed': ['kind', 'value', 'movedTo', 'movedToName', 'mergeId'],
  'identifier.primary': ['kind', ...CHANGE],
  'identifier.asked_again': ['kind', 'value'],
  'conflict.opened': CONFLICT,
  'conflict.settled': CONFLICT,
  'conflict.undone': CONFLICT,
  'chat.moved': [...CHANGE, 'fromName', 'toName', 'fromLead', 'toLead'],
  'lead.created': ['title', 'source'],
  'task.created': TASK,
  'task.done': TASK,
  'task.reopened': TASK,
  'task.handed': [...TASK, ...CHANGE],
  'note.added': ['noteId'],
  'import.undone': [],
}

/**
 * What other programs are told of a row of the history: what its kind promises, else from what to what, and the file
 * that brought it. What else is
 * kept with it, to take it back or to explain it on our own pages, is ours to change.
 */
export function toldData(kind: string, data: Data): Data {
  const keys = (Object.hasOwn(TOLD, kind) ? TOLD[kind] : undefined) ?? CHANGE
  return Object.fromEntries([...keys, 'import'].flatMap(key => (Object.hasOwn(data, key) ? [[key, data[key]]] : [])))
}
