import type { Field, FieldValue } from '@/lib/fields/field'
import { toldChange } from '@/lib/fields/plan-values'
import { readLocale, type Locale } from '@/lib/i18n/locale'
import type { PersonCase } from '@/lib/intake/decide/case'
import { contactWrite, noteDescription } from '@/lib/intake/decide/fill-contact'
import { identify } from '@/lib/intake/decide/identify'
import { findWho, sharersOf, type Who } from '@/lib/intake/decide/who'
import type { ContactFact } from '@/lib/intake/facts'
import type { PeopleFacts } from '@/lib/intake/people-facts'
import { emptyPlan, type Plan, type Why } from '@/lib/intake/plan'
import type { ReadValue } from '@/lib/intake/reading'
import { fold } from '@/lib/text/fold'
import { fillPerson, type FilledPerson } from './fill-person'
import { isSure, type RowReading } from './read-row'
import type { Made, Outcome, Said } from './row-result'

/** Everything the plan of a row may look at. */
export type RowCase = {
  reading: RowReading
  facts: PeopleFacts
  origin: { importId: string; fileName: string; row: number; userId: string | null }
  now: Date
  newId: () => string
}

export type RowPlan = {
  outcome: Outcome
  said: Said[]
  plan: Plan
  made: Made
  /** the contact once the plan is written */
  after: ContactFact
  isNew: boolean
}

type Draft = { plan: Plan; why: Why[] }

/**
 * What a row changes, by the rules of an event: found by e-mail and phone, compared with what the contact has, nothing
 * overwritten. What is empty is filled; another e-mail or phone becomes a question (or is added, where the policy says
 * so); another name, company, manager or value of a field stays as it is and is told; another description becomes a note.
 */
export function planRow(c: RowCase): RowPlan {
  const draft: Draft = { plan: emptyPlan(), why: [] }
  const asked = personCase(c)
  const who = identify(asked, draft, null)
  const { after, custom, said } = fillPerson(who.contact, c.reading, ownFields(c.facts), localeOf(c.facts))
  const write = contactWrite(asked, who, after, after.owner?.id ?? null, custom)
  if (who.isNew) draft.plan.contactNew = write
  else draft.plan.contactChange = write
  noteDescription(asked, draft, after, null, null)
  tell(c, draft, who, { after, custom })
  const plan = ofTheFile(c, draft.plan)
  const remarks = [...plan.identifiersNew.filter(value => !isSure(value)).map(asText), ...said, ...remarksOf(draft)]
  return { outcome: outcomeOf(who, plan, remarks), said: remarks, plan, made: madeOf(who, after, plan, custom), after: withConflicts(after, plan), isNew: who.isNew }
}

// The values of one row belong together: a question is asked only about what the contact had before.
function personCase({ reading, facts, now, newId }: RowCase): PersonCase {
  const alone = { reading: { ...reading, visitorNumber: null }, now, newId, facts: { ...facts, chat: null, channel: NO_CHANNEL } }
  const sharer = sharerOfName(alone)
  const asked = sharer ? { ...alone, placed: { contactId: sharer.id, lead: null } } : alone
  const { contact } = findWho(asked)
  const { identifiers } = contact
  const values = reading.values.filter(value => isSure(value) || !isKnownText(value, contact))
  const lacks = (kind: string) => !identifiers.some(one => one.kind === kind && one.key !== null && !one.candidate)
  const { emailPolicy, phonePolicy } = facts.settings
  const settings = { ...facts.settings, emailPolicy: lacks('email') ? 'add' : emailPolicy, phonePolicy: lacks('phone') ? 'add' : phonePolicy }
  return { ...asked, reading: { ...asked.reading, values }, facts: { ...asked.facts, settings } } as PersonCase
}

// A number that several share says of nobody that it is them; with the same name it does, else every import makes them anew.
function sharerOfName(c: PersonCase): ContactFact | null {
  const { name, values } = c.reading
  if (name === null || !findWho(c).isNew) return null
  const [one, ...others] = new Set(values.flatMap(({ kind, key }) => sharersOf(c, kind, key)).filter(sharer => fold(sharer.name ?? '') === fold(name)))
  return one && others.length === 0 ? one : null
}

// What is no e-mail and no number, and stands with the contact already, alone or in a longer text.
function isKnownText({ kind, raw }: ReadValue, { name, identifiers }: ContactFact): boolean {
  return raw === name || identifiers.some(one => one.kind === kind && (one.key === null || one.candidate) && one.raw.includes(raw))
}

/** No visitor number comes in a file, so no channel is ever asked for. */
const NO_CHANNEL = { id: '' }

function ownFields(facts: PeopleFacts): Field[] {
  return facts.fields.filter(field => field.entity === 'contact') as Field[]
}

function tell(c: RowCase, draft: Draft, who: Who, { after, custom }: Pick<FilledPerson, 'after' | 'custom'>): void {
  const { history } = draft.plan
  const say = (kind: string, data: Record<string, unknown>) =>
    history.push({ id: c.newId(), at: c.now, contactId: after.id, leadId: null, chatId: null, kind, data })
  if (who.isNew) {
    const values = draft.plan.identifiersNew.map(({ kind, raw }) => ({ kind, value: raw }))
    say('contact.created', { name: after.name, values })
    return
  }
  const before = who.contact
  const fields: [string, string | null, string | null][] = [
    ['name', before.name, after.name],
    ['description', before.description, after.description],
    ['organization', before.organization, after.organization],
    ['owner', before.owner?.name ?? null, after.owner?.name ?? null],
    ['tags', before.tags.join(', ') || null, after.tags.join(', ') || null],
  ]
  for (const [field, from, to] of fields) if (from !== to) say('contact.field', { field, from, to })
  for (const field of ownFields(c.facts)) {
    const to = custom[field.key]
    if (to !== undefined) say('contact.custom_field', toldChange({ field, from: null, to }))
  }
  for (const note of draft.plan.notes) say('note.added', { noteId: note.id })
}

// Seeing a value once more in a file is nothing that happened to the contact; an export writes a phone more fully than it
// was given, so that its writing completes none.
function ofTheFile({ origin }: RowCase, plan: Plan): Plan {
  const { importId, fileName, row, userId } = origin
  return {
    ...plan,
    identifiersSeen: [],
    conflictsSeen: [],
    ignoredSeen: [],
    identifiersNew: plan.identifiersNew.map(one => ({ ...one, source: 'import' as const })),
    conflictsNew: plan.conflictsNew.map(one => ({ ...one, importId })),
    history: plan.history.map(one => ({
      ...one,
      ...(userId === null ? {} : { userId }),
      data: { ...one.data, import: { id: importId, file: fileName, row } },
    })),
  }
}

function asText({ kind, raw }: { kind: string; raw: string }): Said {
  return { code: 'value_as_text', what: kind, value: raw }
}

function localeOf(facts: PeopleFacts): Locale {
  return readLocale(facts.settings.locale) ?? 'pt-BR'
}

function remarksOf({ plan, why }: Draft): Said[] {
  const remarks = why.flatMap(({ code, value, crm, other, kind }): Said[] => {
    const told = { ...(value == null ? {} : { value: String(value) }), ...(kind == null ? {} : { what: String(kind) }) }
    if (code === 'conflict_email' || code === 'conflict_phone') return [{ code: 'conflict', ...told, what: code.slice(9), crm: String(crm ?? '') }]
    if (code === 'conflict_two_contacts') return [{ code: 'conflict_two', ...told, crm: String(other ?? '') }]
    if (code === 'conflict_seen') return [{ code: 'conflict_open', ...told }]
    if (code === 'value_ignored') return [{ code: 'ignored', ...told }]
    return code === 'value_kept' ? [{ code: 'kept_apart', ...told }] : []
  })
  return plan.notes.length > 0 ? [...remarks, { code: 'note' }] : remarks
}

function outcomeOf(who: Who, plan: Plan, said: Said[]): Outcome {
  if (who.isNew) return 'created'
  if (said.some(one => one.code.startsWith('conflict'))) return 'conflict'
  const { identifiersNew, identifiersSure, notes, contactChange } = plan
  const changes = identifiersNew.length + identifiersSure.length + notes.length
  return changes > 0 || contactChange !== null ? 'completed' : 'unchanged'
}

function madeOf({ contact: before }: Who, after: ContactFact, plan: Plan, custom: Record<string, FieldValue>): Made {
  const texts = (['name', 'description', 'organization'] as const).flatMap(field => {
    const [from, to] = [before[field], after[field]]
    return to === null || to === from ? [] : [{ field, from, to }]
  })
  return {
    identifiers: plan.identifiersNew.map(({ id, raw, key, isPrimary }) => ({ id, raw, key, isPrimary })),
    fields: texts,
    owner: before.owner === null ? (after.owner?.id ?? null) : null,
    custom,
    tags: after.tags.filter(tag => !before.tags.includes(tag)),
    notes: plan.notes.map(note => note.id),
    conflicts: plan.conflictsNew.map(one => one.id),
  }
}

// The next row of the same person must see the question that this one asks.
function withConflicts(after: ContactFact, plan: Plan): ContactFact {
  const opened = plan.conflictsNew.map(({ id, kind, key, contactId, otherContactId }) => {
    return { id, kind, key, contactId, otherContactId, seenCount: 1, sighted: false }
  })
  return { ...after, conflicts: [...after.conflicts, ...opened] }
}
