import { isSameValue, storedValue, type Field, type FieldValue } from '@/lib/fields/field'
import { formatValue } from '@/lib/fields/format-value'
import { toldChange } from '@/lib/fields/plan-values'
import { readLocale } from '@/lib/i18n/locale'
import type { PersonCase } from '@/lib/intake/decide/case'
import { contactWrite, filledName, noteDescription } from '@/lib/intake/decide/fill-contact'
import { identify } from '@/lib/intake/decide/identify'
import { findWho, type Who } from '@/lib/intake/decide/who'
import type { ContactFact } from '@/lib/intake/facts'
import type { PeopleFacts } from '@/lib/intake/people-facts'
import { emptyPlan, type Plan, type Why } from '@/lib/intake/plan'
import type { RowReading } from './read-row'
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
  const { after, said } = filled(c, who)
  const set = after.customFields === who.contact.customFields ? {} : newValues(c, who)
  const write = contactWrite(asked, who, after, after.owner?.id ?? null, set)
  if (who.isNew) draft.plan.contactNew = write
  else draft.plan.contactChange = write
  noteDescription(asked, draft, after, null, null)
  tell(c, draft, who, after)
  const plan = ofTheFile(c, draft.plan)
  const remarks = [...c.reading.said, ...said, ...remarksOf(draft)]
  return { outcome: outcomeOf(who, plan, remarks), said: remarks, plan, made: madeOf(who, after, plan, set), after: withConflicts(after, plan), isNew: who.isNew }
}

// The values of one row belong together: a question is asked only about what the contact had before.
function personCase({ reading, facts, now, newId }: RowCase): PersonCase {
  const asked = { reading: { ...reading, visitorNumber: null }, now, newId, facts: { ...facts, chat: null, channel: NO_CHANNEL } }
  const { identifiers } = findWho(asked).contact
  const lacks = (kind: string) => !identifiers.some(one => one.kind === kind && one.key !== null && !one.candidate)
  const { emailPolicy, phonePolicy } = facts.settings
  const settings = { ...facts.settings, emailPolicy: lacks('email') ? 'add' : emailPolicy, phonePolicy: lacks('phone') ? 'add' : phonePolicy }
  return { ...asked, facts: { ...asked.facts, settings } } as PersonCase
}

/** No visitor number comes in a file, so no channel is ever asked for. */
const NO_CHANNEL = { id: '' }

function filled({ reading, facts }: RowCase, { contact }: Who): { after: ContactFact; said: Said[] } {
  const said: Said[] = []
  const kept = (what: string, value: string | null, crm: string | null) => {
    if (value !== null && crm !== null && value !== crm) said.push({ code: 'kept', what, value, crm })
    return crm ?? value
  }
  const name = filledName(contact, reading.name)
  if (reading.name !== null && name !== reading.name) kept('name', reading.name, name)
  const custom = { ...contact.customFields }
  for (const field of ownFields(facts)) {
    const value = reading.custom[field.key]
    const stored = storedValue(contact.customFields, field.key)
    if (value === undefined || isSameValue(value, stored)) continue
    if (stored === null) custom[field.key] = value
    else said.push({ code: 'kept', what: field.name, value: shown(field, value, facts), crm: shown(field, stored, facts) })
  }
  const owner = contact.owner ?? reading.manager
  kept('owner', reading.manager?.name ?? null, owner?.name ?? null)
  const organization = kept('organization', reading.organization, contact.organization)
  const description = contact.description ?? reading.description
  const tags = [...new Set([...contact.tags, ...reading.tags])]
  const isCustomSame = Object.keys(custom).length === Object.keys(contact.customFields).length
  const customFields = isCustomSame ? contact.customFields : custom
  return { after: { ...contact, name, description, organization, owner, tags, customFields }, said }
}

function newValues({ reading }: RowCase, { contact }: Who): Record<string, FieldValue> {
  return Object.fromEntries(Object.entries(reading.custom).filter(([key]) => storedValue(contact.customFields, key) === null))
}

function ownFields(facts: PeopleFacts) {
  return facts.fields.filter(field => field.entity === 'contact')
}

function shown(field: Pick<Field, 'type'>, value: FieldValue, facts: PeopleFacts): string {
  return formatValue(field.type, value, readLocale(facts.settings.locale) ?? 'pt-BR')
}

function tell(c: RowCase, draft: Draft, who: Who, after: ContactFact): void {
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
  for (const [key, to] of Object.entries(newValues(c, who))) {
    const field = ownFields(c.facts).find(one => one.key === key)
    if (field) say('contact.custom_field', toldChange({ field, from: null, to }))
  }
  for (const note of draft.plan.notes) say('note.added', { noteId: note.id })
}

// Seeing a value once more in a file is nothing that happened to the contact.
function ofTheFile({ origin }: RowCase, plan: Plan): Plan {
  const { importId, fileName, row, userId } = origin
  return {
    ...plan,
    identifiersSeen: plan.identifiersSeen.filter(one => one.clearFlag),
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
  const { identifiersNew, identifiersSeen, identifiersSure, notes, contactChange } = plan
  const changes = identifiersNew.length + identifiersSeen.length + identifiersSure.length + notes.length
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
