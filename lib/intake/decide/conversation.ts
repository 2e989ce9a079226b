import { isAnswered } from '../build-answer'
import type { ChatFact, ContactFact } from '../facts'
import { emptyPlan, type ChatWrite, type Plan, type Why } from '../plan'
import { contactById, isOvertaken, type Case, type Decision, type PersonAfter } from './case'
import { contactWrite, fillContact, noteDescription } from './fill-contact'
import { identify } from './identify'
import { mergeChat } from './merge-chat'
import { placeLead, type PlacedLead } from './place-lead'
import { retitleLeads } from './lead-titles'
import { noteOperators, withNames } from './serving'
import { sourceKey } from './tasks'
import { wayBack } from './way-back'
import type { Who } from './who'

export type Draft = { plan: Plan; why: Why[] }

/** What a conversation became, for what an event adds to it. */
export type Conversation = { draft: Draft; who: Who; contact: ContactFact; lead: PlacedLead; chat: ChatWrite }

/**
 * What every event of a chat has in common: whose it is, its lead and owner, the chat itself. Offline messages and
 * calls add their task to it.
 * @param chatKey identity of the chat within the channel
 */
export function decideConversation(c: Case, chatKey: string, add?: (conversation: Conversation) => void): Decision {
  const draft: Draft = { plan: emptyPlan(), why: [] }
  const before = c.facts.chat
  if (before?.applied[c.event.name] === c.factsHash) return repeated(c)
  const chatId = before?.id ?? c.newId()
  const who = identify(c, draft, chatId)
  const contact = fillContact(c, draft, who, chatId)
  const lead = placeLead(c, draft, who, contact, chatId)
  retitleLeads(c, draft, who, contact, lead.id)
  const where = {
    id: chatId,
    channelId: c.facts.channel.id,
    naturalKey: chatKey,
    contactId: contact.id,
    leadId: lead.id,
    factsHash: c.factsHash,
  }
  const merged = mergeChat(before, c.event, where, c.now, isOvertaken(c, before?.lastEventAt))
  const { acceptedById } = noteOperators(c, draft.plan, chatId)
  const chat: ChatWrite = {
    ...merged,
    pinned: merged.pinned || c.placed !== undefined,
    acceptedById,
    ...answeredFor(c, before, contact.id),
    messages: withNames(merged.messages, c.event.agents),
  }
  draft.plan.chat = chat
  writeContact(c, draft, who, contact, { lead, chatId })
  noteDescription(c, draft, contact, lead.id, chatId)
  moveTasks(c, draft, who, chat, lead)
  add?.({ draft, who, contact, lead, chat })
  return {
    plan: draft.plan,
    why: draft.why,
    person: personAfter(c, contact, lead, draft.plan),
    contactId: contact.id,
    leadId: lead.id,
    chatId,
  }
}

// Whose address we answered, now and ever: Jivo tells it back as chat_assigned, and that is no news.
function answeredFor(
  c: Case,
  before: ChatFact | null,
  contactId: string,
): Pick<ChatWrite, 'answeredContactId' | 'answeredBefore'> {
  const last = before?.answeredContactId ?? null
  const earlier = before?.answeredBefore ?? []
  if (!isAnswered(c.event) || last === contactId) return { answeredContactId: last, answeredBefore: earlier }
  return {
    answeredContactId: contactId,
    answeredBefore: last === null || earlier.includes(last) ? earlier : [...earlier, last],
  }
}

/** Writes the contact, and lets the manager of its first lead own it unless they have left or a person chose somebody. */
export function writeContact(
  c: Case,
  draft: Draft,
  who: Who,
  contact: ContactFact,
  { lead, chatId }: { lead: PlacedLead | null; chatId: string | null },
): void {
  const follows = lead?.isFirst && !lead.managerLeft && !contact.ownerByHand
  const ownerId = follows ? lead.managerId : (contact.owner?.id ?? null)
  const write = contactWrite(c, who, contact, ownerId)
  if (who.isNew) draft.plan.contactNew = write
  else draft.plan.contactChange = write
  if (who.isNew || ownerId === (contact.owner?.id ?? null)) return
  const data = { field: 'owner', from: contact.owner?.name ?? null, to: lead?.managerName ?? null }
  const told = { contactId: contact.id, leadId: lead?.id ?? null, chatId, kind: 'contact.field', data }
  draft.plan.history.push({ id: c.newId(), at: c.now, ...told })
}

// A chat that went to another contact, or was linked to another lead, takes its tasks with it. The way back is kept
// with the row of the one it went to, and the other names it.
function moveTasks(c: Case, draft: Draft, who: Who, chat: ChatWrite, lead: PlacedLead): void {
  const before = c.facts.chat
  if (!before || before.contactId === who.givesWay) return
  const isSamePerson = before.contactId === chat.contactId
  if (isSamePerson && before.leadId === chat.leadId) return
  draft.plan.tasksMoved.push({
    leadFrom: before.leadId,
    leadTo: chat.leadId,
    contactTo: chat.contactId,
    sourceKey: sourceKey(chat),
  })
  const nameOf = (id: string) => contactById(c.facts, id)?.name ?? null
  const leads = isSamePerson && { fromLead: c.facts.lead?.title ?? null, toLead: lead.title }
  const went = {
    from: before.contactId,
    to: chat.contactId,
    fromName: nameOf(before.contactId),
    toName: nameOf(chat.contactId),
  }
  const moveId = c.newId()
  const tell = (id: string, contactId: string, how: object) => {
    const data = { chatId: chat.id, ...went, ...leads, ...how }
    draft.plan.history.push({ id, at: c.now, contactId, leadId: null, chatId: chat.id, kind: 'chat.moved', data })
  }
  if (!isSamePerson) tell(c.newId(), before.contactId, { moveId })
  tell(moveId, chat.contactId, { undo: wayBack(c, before, draft.plan) })
}

/** The same facts as last time: nothing changes, the answer is built from what stands today. */
export function repeated(c: Case): Decision {
  const { chat, lead } = c.facts
  const contact = c.facts.contacts.find(one => one.id === chat?.contactId) ?? null
  const placed = lead && {
    id: lead.id,
    title: lead.title,
    status: lead.status,
    managerId: lead.manager?.id ?? null,
    managerName: lead.manager?.name ?? null,
    managerLeft: lead.manager?.active === false,
    stage: lead.stage,
    tags: lead.tags,
    customFields: lead.customFields,
    isNew: false,
    isFirst: false,
  }
  return {
    plan: emptyPlan(),
    why: [{ code: 'repeat' }],
    person: contact && personAfter(c, contact, placed, emptyPlan()),
    contactId: contact?.id ?? null,
    leadId: lead?.id ?? null,
    chatId: chat?.id ?? null,
  }
}

export function personAfter(c: Case, contact: ContactFact, lead: PlacedLead | null, plan: Plan): PersonAfter {
  const ofKind = (kind: string) => contact.identifiers.filter(one => one.kind === kind)
  const opened = plan.conflictsNew.filter(one => one.contactId === contact.id || one.otherContactId === contact.id)
  return {
    contactId: contact.id,
    name: contact.name,
    description: contact.description,
    emails: ofKind('email').map(one => ({ address: one.raw, key: one.key, primary: one.isPrimary })),
    phones: ofKind('phone').map(one => ({ raw: one.raw, e164: one.e164, key: one.key, primary: one.isPrimary })),
    managerName: lead?.managerName ?? contact.owner?.name ?? null,
    openLead:
      lead?.status === 'open'
        ? { id: lead.id, title: lead.title, stage: lead.stage, tags: lead.tags, customFields: lead.customFields }
        : null,
    openLeads: contact.openLeadCount + (lead?.isNew && lead.status === 'open' ? 1 : 0),
    tags: contact.tags,
    customFields: contact.customFields,
    knownSince: contact.createdAt,
    lastChat: contact.lastChat,
    openConflicts: contact.conflicts.length + opened.length,
  }
}
