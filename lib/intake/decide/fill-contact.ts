import { isPlaceholderName } from '@/lib/contacts/person-name'
import { believable } from '@/lib/jivo/touches'
import { NO_UTM } from '@/lib/jivo/utm'
import type { ContactFact } from '../facts'
import type { ContactWrite, Plan, Why } from '../plan'
import { contactById, isOvertaken, newerFirst, type Case, type PersonCase } from './case'
import type { Who } from './who'

type Draft = { plan: Plan; why: Why[] }

/** What Jivo keeps of its client. */
type JivoKept = Pick<ContactFact, 'attributes' | 'tags' | 'jivoStatus' | 'organization' | 'assignedAgent'>

/**
 * What the event fills in the contact itself: a name where there is none or a placeholder, a first description, and
 * what Jivo keeps of the client (the newest event wins). Nothing that a person wrote is touched.
 */
export function fillContact(c: Case, draft: Draft, who: Who, chatId: string | null): ContactFact {
  const { contact } = who
  const { event, reading } = c
  const name = filledName(contact, reading.name)
  const description = contact.description ?? (contact.descriptionByHand ? null : reading.description)
  const told = event.assignedAgent?.login ?? event.assignedAgent?.name ?? null
  const [newer, older] = newerFirst<JivoKept>(
    isOvertaken(c, contact.lastActivityAt),
    { ...event, jivoStatus: event.status, assignedAgent: told },
    contact,
  )
  const after: ContactFact = {
    ...contact,
    name,
    description,
    attributes: { ...older.attributes, ...newer.attributes },
    tags: newer.tags.length > 0 ? newer.tags : older.tags,
    jivoStatus: newer.jivoStatus ?? older.jivoStatus,
    organization: newer.organization ?? older.organization,
    assignedAgent: newer.assignedAgent ?? older.assignedAgent,
    firstTouch: contact.firstTouch ?? firstTouch(c),
  }
  tellChanges(c, draft, who, after, chatId)
  return after
}

/** The name once another one is heard: it takes the place of none or of a placeholder, and of nothing a person wrote. */
export function filledName(contact: ContactFact, heard: string | null): string | null {
  const replaceable = !contact.nameByHand && isPlaceholderName(contact.name, firstValues(contact))
  return replaceable ? (heard ?? contact.name) : contact.name
}

function firstValues(contact: ContactFact) {
  const primary = (kind: string) => contact.identifiers.find(one => one.kind === kind && one.isPrimary)?.raw ?? null
  return { email: primary('email'), phone: primary('phone') }
}

// The visit snippet has seen the first arrival itself; without it Jivo's tags, which are those of the first visit, and
// the page of the chat are what is known.
function firstTouch(c: Case): unknown {
  const { page, firstTouch: told } = c.event.visit
  if (!page && !told) return null
  const touch = believable(told, c.now)
  const { referrer = null, landingPage = null, utm = NO_UTM } = touch ?? {}
  return { page, referrer, landingPage, utm, at: touch?.at ?? c.now.toISOString() }
}

function tellChanges(c: Case, draft: Draft, who: Who, after: ContactFact, chatId: string | null): void {
  const told = { id: c.newId(), at: c.now, contactId: after.id, leadId: null, chatId }
  if (who.isNew) {
    const values = draft.plan.identifiersNew.map(({ kind, raw }) => ({ kind, value: raw }))
    draft.plan.history.push({ ...told, kind: 'contact.created', data: { name: after.name, values } })
    return
  }
  // What the merge fills is told by the merge.
  if (after.name !== who.contact.name) {
    draft.plan.history.push({
      ...told,
      kind: 'contact.field',
      data: { field: 'name', from: who.contact.name, to: after.name },
    })
    draft.why.push({ code: 'name_filled', name: after.name })
  }
  if (after.description !== who.contact.description) {
    const data = { field: 'description', from: null, to: after.description }
    draft.plan.history.push({ ...told, id: c.newId(), kind: 'contact.field', data })
  }
  for (const data of toldByJivo(who.contact, after)) {
    draft.plan.history.push({ ...told, id: c.newId(), kind: 'contact.field', data })
  }
}

// What Jivo keeps of its client is overwritten by the last event: what stood there before goes on in the history.
function toldByJivo(before: ContactFact, after: ContactFact) {
  const keys = Object.keys(after.attributes)
  const fields: [field: string, from: string | null, to: string | null][] = [
    ['organization', before.organization, after.organization],
    ['jivoStatus', before.jivoStatus, after.jivoStatus],
    ['assignedAgent', before.assignedAgent, after.assignedAgent],
    ['tags', before.tags.join(', ') || null, after.tags.join(', ') || null],
    ...keys.map((key): [string, string | null, string | null] => [
      `attributes.${key}`,
      before.attributes[key] ?? null,
      after.attributes[key] ?? null,
    ]),
  ]
  return fields.filter(([, from, to]) => from !== to).map(([field, from, to]) => ({ field, from, to }))
}

/** A second, different description of the visitor becomes a note; each is told once. */
export function noteDescription(
  c: PersonCase,
  draft: Pick<Draft, 'plan'>,
  contact: ContactFact,
  leadId: string | null,
  chatId: string | null,
): void {
  const text = c.reading.description
  if (!text || text === contact.description || contact.knowsDescription) return
  draft.plan.notes.push({ id: c.newId(), contactId: contact.id, leadId, sourceChatId: chatId, text, at: c.now })
}

/** The row to write, or null when the contact stays as it was. */
export function contactWrite(
  c: PersonCase,
  who: Who,
  after: ContactFact,
  ownerId: string | null,
  customFields: ContactWrite['customFields'] = {},
): ContactWrite | null {
  const write: ContactWrite = {
    id: after.id,
    name: after.name,
    description: after.description,
    ownerId,
    attributes: after.attributes,
    tags: after.tags,
    jivoStatus: after.jivoStatus,
    organization: after.organization,
    assignedAgent: after.assignedAgent,
    firstTouch: after.firstTouch,
    customFields,
    at: c.now,
  }
  const before = contactById(c.facts, who.contact.id)
  const isSame = before !== null && Object.keys(customFields).length === 0 && isUnchanged(before, after, ownerId)
  return isSame ? null : write
}

function isUnchanged(before: ContactFact, after: ContactFact, ownerId: string | null): boolean {
  const shown = (contact: ContactFact, owner: string | null) =>
    JSON.stringify([
      contact.name,
      contact.description,
      owner,
      contact.attributes,
      contact.tags,
      contact.jivoStatus,
      contact.organization,
      contact.assignedAgent,
      contact.firstTouch,
    ])
  return shown(before, before.owner?.id ?? null) === shown(after, ownerId)
}
