import type { ContactEvent } from '@/lib/contacts/history-queries'
import { formatPhone, readPhones } from '@/lib/contacts/phone'
import { storedValue, type FieldType } from '@/lib/fields/field'
import { formatValue } from '@/lib/fields/format-value'
import type { Locale } from '@/lib/i18n/locale'

type Data = Record<string, unknown>

/** Which message of `contacts.history` says an event, and with what. */
export type Sentence = { key: string; values: Record<string, string> }

const FIELDS = [
  'name',
  'description',
  'owner',
  'email',
  'phone',
  'organization',
  'jivoStatus',
  'assignedAgent',
  'tags',
  'unknown',
]
const MARKS = ['verified', 'shared', 'country']
const CHOICES = [
  'add',
  'make_primary',
  'replace',
  'ignore',
  'other_person',
  'merge',
  'move',
  'shared',
  'belongs_to_other',
  'keep',
  'cut_link',
]

/** What happened, ready to be said; kinds and fields that are not known (yet) are another change. */
export function historySentence({ kind, data, lead, chat }: SaidEvent, locale: Locale): Sentence {
  if (kind === 'contact.custom_field' || kind === 'lead.custom_field') return valueChange(data, locale)
  const say = Object.hasOwn(SENTENCES, kind) ? SENTENCES[kind] : undefined
  return say ? say(data, { lead: lead?.title ?? null, chat: chat?.number ?? null }) : { key: 'other', values: {} }
}

type SaidEvent = Pick<ContactEvent, 'kind' | 'data' | 'lead' | 'chat'>

/** The field of a contact.field event, or the choice of a settled conflict, when it has a word of its own. */
export function knownField(field: string): string {
  return FIELDS.includes(field) ? field : 'other'
}

export function knownChoice(choice: string): string {
  return CHOICES.includes(choice) ? choice : 'other'
}

const SENTENCES: Record<string, (data: Data, about: { lead: string | null; chat: string | null }) => Sentence> = {
  'contact.created': data => {
    const name = text(data.name)
    return name === null ? plain('created') : { key: 'createdNamed', values: { name } }
  },
  'contact.field': data => fieldChange({ ...data, field: fieldOf(word(data.field)) }),
  'identifier.added': data => value(data, 'movedFrom' in data ? 'brought' : 'added', data.movedFromName),
  'identifier.removed': data => value(data, 'movedTo' in data ? 'takenAway' : 'removed', data.movedToName),
  'identifier.primary': (data): Sentence => {
    const [kind, to] = [word(data.kind), shown(data.kind, data.to)]
    if (text(data.from) === null) return { key: 'primary', values: { kind, to } }
    return { key: 'primaryInstead', values: { kind, from: shown(kind, data.from), to } }
  },
  'contact.merged': data => ({ key: 'merged', values: { name: text(data.loserName) ?? 'none' } }),
  'merge.undone': data => ({ key: 'unmerged', values: { name: text(data.loserName) ?? 'none' } }),
  'contact.kept_apart': data => ({ key: 'keptApart', values: { name: text(data.otherName) ?? 'none' } }),
  'contact.apart_undone': data => ({ key: 'apartUndone', values: { name: text(data.otherName) ?? 'none' } }),
  'conflict.opened': data => ({
    key: 'conflictOpened',
    values: { kind: word(data.kind), value: shownAny(data.value) },
  }),
  'conflict.settled': data => ({
    key: 'conflictSettled',
    values: { choice: word(data.choice), value: shownAny(data.value) },
  }),
  'conflict.undone': data => ({ key: 'conflictUndone', values: { value: shownAny(data.value) } }),
  'identifier.asked_again': data => ({ key: 'askedAgain', values: { value: shown(data.kind, data.value) } }),
  'chat.moved': (data, { chat }): Sentence => {
    const number = chat ?? 'none'
    const isBack = text(data.undoes) !== null
    const lead = text(data.toLead)
    if (lead !== null) return { key: isBack ? 'chatLinkedBack' : 'chatLinked', values: { number, lead } }
    const people = { from: text(data.fromName) ?? 'none', to: text(data.toName) ?? 'none' }
    return { key: isBack ? 'chatMovedBack' : 'chatMoved', values: { number, ...people } }
  },
  'lead.created': (data, { lead }) => ({ key: 'leadCreated', values: { title: text(data.title) ?? lead ?? '' } }),
  'lead.manager': (data): Sentence => {
    const to = text(data.to)
    const from = text(data.from) ?? 'none'
    return to === null ? { key: 'leadNoManager', values: { from } } : { key: 'leadManager', values: { from, to } }
  },
  'lead.stage': () => plain('leadStage'),
  'lead.description': () => plain('leadDescription'),
  'lead.tags': data => fieldChange({ ...data, field: 'tags' }),
  'lead.status': data => ({ key: 'leadStatus', values: { to: word(data.to) } }),
  'lead.title': data => ({ key: 'leadTitle', values: { to: word(data.to) } }),
  'task.created': data => ({ key: 'taskCreated', values: { title: word(data.title) } }),
  'task.done': data => ({ key: 'taskDone', values: { title: word(data.title) } }),
  'task.reopened': data => ({ key: 'taskReopened', values: { title: word(data.title) } }),
  'task.handed': data => ({ key: 'taskHanded', values: { title: word(data.title), to: text(data.to) ?? 'none' } }),
  'note.added': () => plain('noteAdded'),
  'import.undone': () => plain('importUndone'),
}

// A field of ours, or the name that Jivo's site or the company gave one; a code of a later version says nothing.
function fieldOf(field: string): string {
  const [, ownName] = /^(?:attributes|customFields)\.(.+)$/s.exec(field) ?? []
  return ownName ?? (FIELDS.includes(field) || MARKS.includes(field) ? field : 'unknown')
}

function fieldChange(data: Data): Sentence {
  const [field, isSet, isCleared] = [word(data.field), text(data.from) === null, text(data.to) === null]
  if (MARKS.includes(field)) {
    const key = field === 'country' || !isCleared ? field : `un${field}`
    const value = word(data.to) || word(data.from)
    return { key, values: { value: shown(value.includes('@') ? 'email' : 'phone', value) } }
  }
  const [from, to] = [shown(word(data.field), data.from), shown(word(data.field), data.to)]
  if (isCleared) return { key: 'fieldCleared', values: { field, from } }
  return isSet ? { key: 'fieldSet', values: { field, to } } : { key: 'fieldChanged', values: { field, from, to } }
}

function valueChange(data: Data, locale: Locale): Sentence {
  const say = (key: string) => {
    const value = storedValue(data, key)
    return value === null ? null : formatValue(word(data.type) as FieldType, value, locale)
  }
  return fieldChange({ field: text(data.name) ?? data.key, from: say('from'), to: say('to') })
}

// The history keeps values as they were written; a phone is read more easily in one spelling.
function shown(kind: unknown, value: unknown): string {
  const [phone, ...more] = kind === 'phone' ? readPhones(word(value)) : []
  return phone && more.length === 0 ? formatPhone(phone) : word(value)
}

// The value of a conflict: an e-mail, or a phone in whatever spelling.
function shownAny(value: unknown): string {
  return shown(word(value).includes('@') ? 'email' : 'phone', value)
}

// An e-mail, a phone or a visitor number that came or went; where it went to somebody, to whom.
function value(data: Data, key: string, name: unknown): Sentence {
  return { key, values: { kind: word(data.kind), value: shown(data.kind, data.value), name: text(name) ?? 'none' } }
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
