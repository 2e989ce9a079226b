import type { Field, FieldValue } from '@/lib/fields/field'
import { toldChange } from '@/lib/fields/plan-values'
import { readLocale, type Locale } from '@/lib/i18n/locale'
import { contactWrite, noteDescription } from '@/lib/intake/decide/fill-contact'
import { identify } from '@/lib/intake/decide/identify'
import type { Who } from '@/lib/intake/decide/who'
import type { ContactFact } from '@/lib/intake/facts'
import type { PeopleFacts } from '@/lib/intake/people-facts'
import { emptyPlan, type Plan, type Why } from '@/lib/intake/plan'
import { fillPerson, type FilledPerson } from './fill-person'
import { isSure } from './read-row'
import { planLead, type LeadFact, type LeadPlan } from './plan-lead'
import { personCase, type RowAsked } from './row-case'
import type { Made, MadeLead, Outcome, Said } from './row-result'

/** Everything the plan of a row may look at. */
export type RowCase = RowAsked & {
  /** of everybody whom the row may speak of, and the one that has its number */
  leads: readonly LeadFact[]
  origin: { importId: string; fileName: string; row: number; userId: string | null }
}

export type RowPlan = {
  outcome: Outcome
  said: Said[]
  plan: Plan
  made: Made
  /** the contact once the plan is written */
  after: ContactFact
  isNew: boolean
  lead: LeadPlan | null
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
  const lead = leadOf(c, after)
  const remarks = [
    ...plan.identifiersNew.filter(value => !isSure(value)).map(asText),
    ...said,
    ...remarksOf(draft),
    ...(lead?.said ?? []),
  ]
  const made = { ...madeOf(who, after, plan, custom), lead: lead && madeLead(lead, who.contact) }
  return {
    outcome: outcomeOf(who, plan, lead, remarks),
    said: remarks,
    plan,
    made,
    after: withConflicts(after, plan),
    isNew: who.isNew,
    lead,
  }
}

function leadOf({ reading, facts, leads, newId }: RowCase, contact: ContactFact): LeadPlan | null {
  const fields = facts.fields.filter(field => field.entity === 'lead') as Field[]
  return (
    reading.lead &&
    planLead({
      reading: reading.lead,
      contact,
      leads,
      fields,
      settings: facts.settings,
      locale: localeOf(facts),
      newId,
    })
  )
}

function madeLead(
  { outcome, after, reason, custom, tags, description }: LeadPlan,
  before: ContactFact,
): MadeLead | null {
  if (outcome === 'unchanged') return null
  const managerId = reason === null ? null : (after.manager?.id ?? null)
  const isNew = outcome === 'created'
  const isOwner = isNew && managerId !== null && before.owner === null && !before.ownerByHand && before.leadCount === 0
  return { id: after.id, isNew, managerId, isOwner, description, custom, tags }
}

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
    if (code === 'conflict_email' || code === 'conflict_phone')
      return [{ code: 'conflict', ...told, what: code.slice(9), crm: String(crm ?? '') }]
    if (code === 'conflict_two_contacts') return [{ code: 'conflict_two', ...told, crm: String(other ?? '') }]
    if (code === 'conflict_seen') return [{ code: 'conflict_open', ...told }]
    if (code === 'value_ignored') return [{ code: 'ignored', ...told }]
    return code === 'value_kept' ? [{ code: 'kept_apart', ...told }] : []
  })
  return plan.notes.length > 0 ? [...remarks, { code: 'note' }] : remarks
}

function outcomeOf(who: Who, plan: Plan, lead: LeadPlan | null, said: Said[]): Outcome {
  if (who.isNew) return 'created'
  if (said.some(one => one.code.startsWith('conflict'))) return 'conflict'
  const { identifiersNew, identifiersSure, notes, contactChange } = plan
  const changes = identifiersNew.length + identifiersSure.length + notes.length
  const isLeadChanged = lead !== null && lead.outcome !== 'unchanged'
  return changes > 0 || contactChange !== null || isLeadChanged ? 'completed' : 'unchanged'
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
