import { isPlaceholderName } from '@/lib/contacts/person-name'
import type { Field, FieldValue } from '@/lib/fields/field'
import { toldChange } from '@/lib/fields/plan-values'
import type { Locale } from '@/lib/i18n/locale'
import type { ContactFact, SettingsFact } from '@/lib/intake/facts'
import { assignOwner, type ManagerReason, type Person } from '@/lib/leads/assign-owner'
import type { LeadStatus } from '@/lib/leads/status'
import { fillManager, fillTags, fillValues, kept } from './fill-person'
import { stageWord, statusWord } from './lead-words'
import type { LeadReading, Named } from './read-lead'
import type { LeadOutcome, Said } from './row-result'

/** A lead as a row finds or leaves it. */
export type LeadFact = {
  id: string
  /** null until it is written */
  number: number | null
  contactId: string
  title: string
  status: LeadStatus
  stage: string
  manager: Pick<Person, 'id' | 'name'> | null
  description: string | null
  tags: string[]
  customFields: Record<string, unknown>
}

export type LeadCase = {
  reading: LeadReading
  /** whose lead it is, as the row leaves them */
  contact: ContactFact
  /** leads of this contact, and whichever has the number of the row; the latest first */
  leads: readonly LeadFact[]
  fields: readonly Field[]
  settings: Pick<SettingsFact, 'defaultOwner' | 'contactOwnerFirst'>
  locale: Locale
  newId: () => string
}

export type LeadPlan = {
  outcome: LeadOutcome
  after: LeadFact
  /** why this manager, where the row or the ladder gives one */
  reason: ManagerReason | null
  /** the values that were empty before */
  custom: Record<string, FieldValue>
  tags: string[]
  /** null where there was one before */
  description: string | null
  told: { kind: string; data: Record<string, unknown> }[]
  said: Said[]
}

/**
 * What a row does to a lead: a lead of its contact by number, else by title, is the same lead, whose empty values are
 * filled while everything else stays and is told; without one it is made. So a file that is imported twice makes nothing
 * twice. A new lead nobody was named for goes to the contact's owner, else to the account's default, as the ladder says.
 */
export function planLead(c: LeadCase): LeadPlan {
  const title = c.reading.title ?? labelOf(c.contact)
  const known = findLead(c, title)
  return known ? completeLead(c, known) : makeLead(c, title)
}

function findLead({ reading, contact, leads }: LeadCase, title: string): LeadFact | null {
  const own = leads.filter(lead => lead.contactId === contact.id)
  const named = reading.number === null ? undefined : own.find(lead => lead.number === reading.number)
  const alike = own.filter(lead => lead.title === title)
  return named ?? alike.find(lead => lead.status === 'open') ?? alike[0] ?? null
}

function makeLead(c: LeadCase, title: string): LeadPlan {
  const { reading, contact, fields, locale } = c
  const { set, said } = fillValues({}, reading, fields, locale)
  const manager = fillManager<Person>(null, reading.manager)
  const given = manager.person
  const found = given ? null : ladder(c)
  const person = given ?? [contact.owner, c.settings.defaultOwner].find(one => one?.id === found?.managerId) ?? null
  const after: LeadFact = {
    id: c.newId(),
    number: null,
    contactId: contact.id,
    title,
    status: reading.status?.value ?? 'open',
    stage: reading.stage?.value ?? 'new',
    manager: person,
    description: reading.description,
    tags: fillTags([], reading.tags),
    customFields: set,
  }
  const reason = given ? { code: 'hand' as const, userName: given.name } : (found?.reason ?? null)
  const told = [{ kind: 'lead.created', data: { title, source: IMPORT_SOURCE } }, ...toldValues(fields, set)]
  const remarks = [
    ...elsewhere(c),
    ...unknown('stage', reading.stage),
    ...unknown('status', reading.status),
    ...manager.said,
    ...said,
  ]
  return {
    outcome: 'created',
    after,
    reason,
    custom: set,
    tags: after.tags,
    description: after.description,
    told,
    said: remarks,
  }
}

/** Where such a lead comes from. */
export const IMPORT_SOURCE = 'import'

// The steps of the ladder that need no chat.
function ladder({ contact, settings }: LeadCase) {
  return assignOwner({
    operator: null,
    assignedAgent: null,
    contactOwner: contact.owner,
    rules: [],
    origin: { department: null, channelId: '', site: null, pageUrl: null, utm: {} },
    pool: 'off',
    channelDefault: null,
    accountDefault: settings.defaultOwner,
    answeredByNobody: true,
    contactOwnerFirst: settings.contactOwnerFirst,
  })
}

function completeLead({ reading, fields, locale }: LeadCase, known: LeadFact): LeadPlan {
  const values = fillValues(known.customFields, reading, fields, locale)
  const manager = fillManager(known.manager, reading.manager)
  const tags = fillTags(known.tags, reading.tags)
  const added = tags.filter(tag => !known.tags.includes(tag))
  const after = {
    ...known,
    manager: manager.person,
    description: known.description || reading.description,
    tags,
    customFields: { ...known.customFields, ...values.set },
  }
  const given = after.manager && after.manager.id !== known.manager?.id ? after.manager : null
  const reason = given && { code: 'hand' as const, userName: given.name }
  const description = after.description === known.description ? null : after.description
  const told = [
    ...(given ? [{ kind: 'lead.manager', data: { from: null, to: given.name, reason } }] : []),
    ...(description === null ? [] : [{ kind: 'lead.description', data: { from: null, to: description } }]),
    ...(added.length > 0
      ? [{ kind: 'lead.tags', data: { from: known.tags.join(', ') || null, to: tags.join(', ') } }]
      : []),
    ...toldValues(fields, values.set),
  ]
  const said = [
    ...kept('leadTitle', reading.title, known.title),
    ...unknown('stage', reading.stage),
    ...different('leadStage', reading.stage, known.stage, key => stageWord(key, locale)),
    ...unknown('status', reading.status),
    ...different('leadStatus', reading.status, known.status, status => statusWord(status, locale)),
    ...manager.said.map(one => (one.what === 'owner' ? { ...one, what: 'leadManager' } : one)),
    ...kept('leadDescription', reading.description, known.description || null),
    ...values.said,
  ]
  return {
    outcome: told.length > 0 ? 'completed' : 'unchanged',
    after,
    reason,
    custom: values.set,
    tags: added,
    description,
    told,
    said,
  }
}

function toldValues(fields: readonly Field[], set: Record<string, FieldValue>) {
  return fields.flatMap(field => {
    const to = set[field.key]
    return to === undefined ? [] : [{ kind: 'lead.custom_field', data: toldChange({ field, from: null, to }) }]
  })
}

function unknown(what: 'stage' | 'status', named: Named<string> | null): Said[] {
  return named && named.value === null ? [{ code: `${what}_unknown`, value: named.text }] : []
}

function different<Value>(
  what: string,
  named: Named<Value> | null,
  current: Value,
  word: (value: Value) => string,
): Said[] {
  return named?.value ? kept(what, word(named.value), word(current)) : []
}

// A number of somebody else's lead: the file is of another installation, or the lead has moved.
function elsewhere({ reading, contact, leads }: LeadCase): Said[] {
  const other = reading.number === null ? undefined : leads.find(lead => lead.number === reading.number)
  return other && other.contactId !== contact.id ? [{ code: 'lead_elsewhere', value: String(reading.number) }] : []
}

// As a lead that is made by hand is called without a title.
function labelOf(contact: ContactFact): string {
  const primary = (kind: string) => contact.identifiers.find(one => one.kind === kind && one.isPrimary)?.raw
  const [email, phone] = [primary('email'), primary('phone')]
  return (
    (isPlaceholderName(contact.name, { email, phone }) ? null : contact.name) ??
    email ??
    phone ??
    contact.identifiers[0]?.raw ??
    'Lead'
  )
}
