import { phoneText } from '@/lib/contacts/phone'
import { storedValue, type FieldType, type FieldValue } from '@/lib/fields/field'

/** A row of the history as it is stored. */
export type Change = { kind: string; data: Record<string, unknown> }

/** Which words a value is looked up in before it is shown; text is shown as it stands. */
export type ValueWords = 'text' | 'stage' | 'status' | 'field' | 'identifier' | 'choice'

/** A key of the messages `timeline.changes`, and what goes into it. */
export type ChangeSentence = { key: ChangeKey; values: Record<string, SaidValue> }

/** A value and its words; one of a custom field is told by its type. */
export type SaidValue = { words: ValueWords; value: string } | { words: 'custom'; type: FieldType; value: FieldValue }

type Values = ChangeSentence['values']

const text = (value: unknown) => ({ words: 'text' as const, value: String(value) })
const named = (words: ValueWords, value: unknown) => ({ words, value: String(value) })
const has = (value: unknown): boolean => value !== null && value !== undefined && value !== ''
const say = (key: ChangeKey, values: Values = {}): ChangeSentence => ({ key, values })

type Data = Record<string, unknown>
type Teller = (data: Data) => ChangeSentence | null

const fromTo = (words: ValueWords, { from, to }: Data): Values => ({ from: named(words, from), to: named(words, to) })
// A phone as people read it; an e-mail or a visitor number as it stands.
const contactValue = (value: unknown) => text(phoneText(String(value)))
const identifier = (kind: unknown, value: unknown): Values => ({
  kind: named('identifier', kind),
  value: contactValue(value),
})

const customField: Teller = data => {
  const type = String(data.type) as FieldType
  const [from, to] = [storedValue(data, 'from'), storedValue(data, 'to')]
  const said = (value: FieldValue | null): SaidValue => (value === null ? text('') : { words: 'custom', type, value })
  const values = { field: text(data.name ?? data.key), from: said(from), to: said(to) }
  if (to === null) return say('fieldCleared', values)
  return say(from === null ? 'fieldFilled' : 'fieldChanged', values)
}

// A mark of an e-mail or phone carries the value itself where it is set, and as what it was where it is taken away.
const MARKS: Partial<Record<string, [set: ChangeKey, cleared: ChangeKey]>> = {
  verified: ['verified', 'unverified'],
  shared: ['shared', 'unshared'],
  country: ['country', 'country'],
}

const contactField: Teller = ({ field, from, to }) => {
  const key = String(field)
  const mark = Object.hasOwn(MARKS, key) ? MARKS[key] : undefined
  if (mark) return say(mark[has(to) ? 0 : 1], { value: contactValue(has(to) ? to : from) })
  // What Jivo's site or the company calls a field is a name, not a word of ours.
  const [, ownName] = /^(?:attributes|customFields)\.(.+)$/s.exec(key) ?? []
  const read = key === 'email' || key === 'phone' ? contactValue : text
  const values = { field: ownName === undefined ? named('field', key) : text(ownName), from: read(from), to: read(to) }
  if (!has(to)) return say('fieldCleared', values)
  return say(has(from) ? 'fieldChanged' : 'fieldFilled', values)
}

const TELL: Record<string, Teller> = {
  'contact.created': ({ name }) =>
    has(name) ? say('contactCreatedNamed', { name: text(name) }) : say('contactCreated'),
  'contact.field': contactField,
  'lead.tags': ({ from, to }) =>
    say(has(from) ? 'fieldChanged' : 'fieldFilled', { field: named('field', 'tags'), from: text(from), to: text(to) }),
  'contact.custom_field': customField,
  'lead.custom_field': customField,
  'identifier.added': ({ kind, value }) => say('identifierAdded', identifier(kind, value)),
  'identifier.primary': ({ kind, to }) => say('identifierPrimary', identifier(kind, to)),
  'identifier.removed': ({ kind, value }) => say('identifierRemoved', identifier(kind, value)),
  'contact.merged': ({ loserName }) => (has(loserName) ? say('mergedNamed', { name: text(loserName) }) : say('merged')),
  'merge.undone': () => say('mergeUndone'),
  'contact.kept_apart': ({ otherName }) => say('keptApart', { name: text(has(otherName) ? otherName : 'none') }),
  'contact.apart_undone': ({ otherName }) => say('apartUndone', { name: text(has(otherName) ? otherName : 'none') }),
  'identifier.asked_again': ({ value }) => say('askedAgain', { value: contactValue(value) }),
  'conflict.opened': ({ value }) => say('conflictOpened', { value: contactValue(value) }),
  'conflict.settled': ({ choice, value }) =>
    say('conflictSettled', { choice: named('choice', choice), value: contactValue(value) }),
  'conflict.undone': () => say('conflictUndone'),
  'chat.moved': ({ fromName, toName }) =>
    say('chatMoved', { from: text(fromName ?? 'none'), to: text(toName ?? 'none') }),
  'lead.created': ({ source }) => say(source === 'manual' ? 'leadCreatedByHand' : 'leadCreated'),
  'lead.manager': ({ from, to }) => {
    if (!has(to)) return say('managerRemoved', { from: text(from) })
    return has(from) ? say('managerChanged', { from: text(from), to: text(to) }) : say('managerSet', { to: text(to) })
  },
  'lead.stage': data => say('stage', fromTo('stage', data)),
  'lead.status': data => say('status', fromTo('status', data)),
  'lead.title': data => say('title', fromTo('text', data)),
  'lead.description': () => say('description'),
  'task.handed': ({ title, to }) => say('taskHanded', { title: text(title), to: text(has(to) ? to : 'none') }),
}

export type ChangeKey =
  | 'contactCreated'
  | 'contactCreatedNamed'
  | 'fieldCleared'
  | 'fieldChanged'
  | 'fieldFilled'
  | 'identifierAdded'
  | 'identifierPrimary'
  | 'identifierRemoved'
  | 'merged'
  | 'mergedNamed'
  | 'mergeUndone'
  | 'verified'
  | 'unverified'
  | 'shared'
  | 'unshared'
  | 'country'
  | 'keptApart'
  | 'apartUndone'
  | 'askedAgain'
  | 'conflictOpened'
  | 'conflictSettled'
  | 'conflictUndone'
  | 'chatMoved'
  | 'leadCreated'
  | 'leadCreatedByHand'
  | 'managerChanged'
  | 'managerSet'
  | 'managerRemoved'
  | 'stage'
  | 'status'
  | 'title'
  | 'description'
  | 'taskHanded'

/** The kinds of history that are told as a sentence; tasks and notes stand in the timeline themselves. */
export const toldKinds = Object.keys(TELL)

/** How a change is told: a key of the messages with its values. Null for a kind that is not told. */
export function changeSentence({ kind, data }: Change): ChangeSentence | null {
  return Object.hasOwn(TELL, kind) ? (TELL[kind]?.(data) ?? null) : null
}
