import type { ContactEvent } from '@/lib/contacts/history-queries'

type Data = Record<string, unknown>

/** Which message of `contacts.history` says an event, and with what. */
export type Sentence = { key: string; values: Record<string, string> }

const FIELDS = ['name', 'description', 'owner', 'email', 'phone']
const CHOICES = ['add', 'make_primary', 'replace', 'ignore', 'other_person', 'merge', 'move', 'shared', 'belongs_to_other', 'keep', 'cut_link']

/** What happened, ready to be said; kinds and fields that are not known (yet) are another change. */
export function historySentence({ kind, data, lead }: ContactEvent): Sentence {
  const say = Object.hasOwn(SENTENCES, kind) ? SENTENCES[kind] : undefined
  return say ? say(data, lead?.title ?? null) : { key: 'other', values: {} }
}

/** The field of a contact.field event, or the choice of a settled conflict, when it has a word of its own. */
export function knownField(field: string): string {
  return FIELDS.includes(field) ? field : 'other'
}

export function knownChoice(choice: string): string {
  return CHOICES.includes(choice) ? choice : 'other'
}

const SENTENCES: Record<string, (data: Data, leadTitle: string | null) => Sentence> = {
  'contact.created': data => {
    const name = text(data.name)
    return name === null ? plain('created') : { key: 'createdNamed', values: { name } }
  },
  'contact.field': fieldChange,
  'identifier.added': data => ({ key: 'added', values: { kind: word(data.kind), value: word(data.value) } }),
  'identifier.removed': data => ({ key: 'removed', values: { kind: word(data.kind), value: word(data.value) } }),
  'identifier.primary': (data): Sentence => {
    const [kind, from, to] = [word(data.kind), text(data.from), word(data.to)]
    if (from === null) return { key: 'primary', values: { kind, to } }
    return { key: 'primaryInstead', values: { kind, from, to } }
  },
  'contact.merged': data => ({ key: 'merged', values: { name: text(data.loserName) ?? 'none' } }),
  'merge.undone': () => plain('unmerged'),
  'conflict.opened': data => ({ key: 'conflictOpened', values: { kind: word(data.kind), value: word(data.value) } }),
  'conflict.settled': data => ({ key: 'conflictSettled', values: { choice: word(data.choice) } }),
  'conflict.undone': () => plain('conflictUndone'),
  'chat.moved': () => plain('chatMoved'),
  'lead.created': (data, title) => ({ key: 'leadCreated', values: { title: text(data.title) ?? title ?? '' } }),
  'lead.manager': data => {
    const to = text(data.to)
    return to === null ? plain('leadNoManager') : { key: 'leadManager', values: { to } }
  },
  'lead.stage': () => plain('leadStage'),
  'lead.status': data => ({ key: 'leadStatus', values: { to: word(data.to) } }),
  'lead.title': data => ({ key: 'leadTitle', values: { to: word(data.to) } }),
  'task.created': data => ({ key: 'taskCreated', values: { title: word(data.title) } }),
  'task.done': data => ({ key: 'taskDone', values: { title: word(data.title) } }),
  'task.reopened': data => ({ key: 'taskReopened', values: { title: word(data.title) } }),
  'note.added': () => plain('noteAdded'),
}

function fieldChange(data: Data): Sentence {
  const [field, from, to] = [word(data.field), text(data.from), text(data.to)]
  if (field === 'verified' || field === 'shared' || field === 'country') {
    const key = field === 'country' || to !== null ? field : `un${field}`
    return { key, values: { value: to ?? from ?? '' } }
  }
  if (to === null) return { key: 'fieldCleared', values: { field, from: from ?? '' } }
  return from === null ? { key: 'fieldSet', values: { field, to } } : { key: 'fieldChanged', values: { field, from, to } }
}

function plain(key: string): Sentence {
  return { key, values: {} }
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

function word(value: unknown): string {
  return text(value) ?? ''
}
