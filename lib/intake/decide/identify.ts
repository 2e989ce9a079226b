import { compareValues, type BroughtValue, type Comparison } from '@/lib/contacts/compare-values'
import type { ContactFact, IdentifierFact } from '../facts'
import type { IdentifierWrite, Plan, Why } from '../plan'
import { visitorKey, type PersonCase } from './case'
import { askLeftBehind, askTwoContacts, askValue } from './conflicts'
import { findWho, ownerOf, sharersOf, type Who } from './who'

type Draft = { plan: Plan; why: Why[] }

type Confirmed = Extract<Comparison, { does: 'confirm' }>

// “Last seen” is told to people in minutes; a write for every message of a burst would tell nobody anything.
const SEEN_STEP_MS = 60_000

/** Whose event it is and what it tells of that person, written into the draft. */
export function identify(c: PersonCase, draft: Draft, chatId: string | null): Who {
  const who = findWho(c)
  explain(c, draft, who)
  if (who.givesWay) draft.plan.giveWay = { loserId: who.givesWay, survivorId: who.contact.id, mergeId: c.newId() }
  linkVisitor(c, draft, who, chatId)
  compare(c, draft, who, chatId)
  askLeftBehind(c, draft, who, chatId)
  return { ...who, contact: { ...who.contact, identifiers: identifiersAfter(who.contact, draft.plan) } }
}

function explain(c: PersonCase, draft: Draft, who: Who): void {
  const name = who.contact.name ?? who.contact.identifiers.find(one => one.isPrimary)?.raw ?? null
  if (who.isNew || who.by === 'nobody')
    draft.why.push({ code: 'contact_new', contactId: who.contact.id, name: c.reading.name })
  else draft.why.push({ code: `matched_${who.by}`, contactId: who.contact.id, name })
  if (who.start?.pinned) draft.why.push({ code: 'chat_pinned' })
  if (who.givesWay) draft.why.push({ code: 'gave_way', contactId: who.contact.id, name })
}

// A visitor number belongs to whoever had it first; of a person left behind it stays where it is.
function linkVisitor(c: PersonCase, draft: Draft, who: Who, chatId: string | null): void {
  const number = c.reading.visitorNumber
  if (number === null) return
  const key = visitorKey(c.facts.channel.id, number)
  const owner = ownerOf(c, 'visitor', key)
  if (owner) {
    const mine = owner.identifiers.find(one => one.key === key)
    if (mine && (owner.id === who.contact.id || owner.id === who.givesWay)) touch(c, draft, mine, null)
    return
  }
  const nothing = {
    e164: null,
    phoneKind: null,
    flag: null,
    extension: null,
    candidate: false,
    shared: false,
    isPrimary: false,
  }
  draft.plan.identifiersNew.push({
    ...nothing,
    id: c.newId(),
    contactId: who.contact.id,
    kind: 'visitor',
    raw: number,
    key,
    channelId: c.facts.channel.id,
    sourceChatId: chatId,
    applied: {},
    at: c.now,
  })
}

function compare(c: PersonCase, draft: Draft, who: Who, chatId: string | null): void {
  const { contact } = who
  const { emailPolicy, phonePolicy } = c.facts.settings
  const brought = c.reading.values.map(value => withOwner(c, value, contact.id))
  const policy = { email: emailPolicy, phone: phonePolicy }
  for (const result of compareValues(brought, contact.identifiers, contact, policy, who.start?.pinned ?? false)) {
    apply(c, draft, who, result, chatId)
  }
}

function withOwner(c: PersonCase, value: PersonCase['reading']['values'][number], contactId: string): BroughtValue {
  const owner = value.candidate ? null : ownerOf(c, value.kind, value.key)
  const sharedElsewhere = sharersOf(c, value.kind, value.key).some(one => one.id !== contactId)
  return { ...value, ownerId: owner && owner.id !== contactId ? owner.id : null, sharedElsewhere }
}

function apply(c: PersonCase, draft: Draft, who: Who, result: Comparison, chatId: string | null): void {
  const { contact } = who
  if (result.does === 'echo') {
    const known = contact.identifiers.find(one => one.id === result.identifierId)
    if (known) touch(c, draft, known, result.upgrade)
  } else if (result.does === 'confirm') confirm(c, draft, contact, result, chatId)
  else if (result.does === 'add') add(c, draft, who, result.value, result.primary, chatId)
  else if (result.does === 'ask') askValue(c, draft, contact, result.value, result.crm, chatId)
  else if (result.does === 'ask_two') askTwoContacts(c, draft, contact, result.value, result.otherId, chatId)
  else if (result.does === 'count_ignored') {
    draft.plan.ignoredSeen.push({ contactId: contact.id, kind: result.value.kind, key: result.value.key ?? '' })
    draft.why.push({ code: 'value_ignored', value: result.value.raw })
  } else draft.why.push({ code: `value_${result.because}`, value: result.value.raw })
}

function add(
  c: PersonCase,
  draft: Draft,
  who: Who,
  value: BroughtValue,
  primary: boolean,
  chatId: string | null,
): void {
  if (primary) {
    // A text that was primary for want of something better makes room for the first real number.
    const before = who.contact.identifiers.filter(one => one.kind === value.kind && one.isPrimary)
    draft.plan.demote.push(...before.map(one => one.id))
  }
  const { kind, raw, key, e164, phoneKind, flag, extension, candidate, sharedElsewhere } = value
  draft.plan.identifiersNew.push({
    id: c.newId(),
    contactId: who.contact.id,
    kind,
    raw,
    key,
    e164,
    phoneKind,
    flag,
    extension,
    channelId: null,
    isPrimary: primary,
    candidate,
    shared: sharedElsewhere,
    sourceChatId: chatId,
    applied: {},
    at: c.now,
  })
  if (sharedElsewhere)
    draft.why.push({
      code: 'value_shared',
      contactId: who.contact.id,
      value: raw,
      hint: hintOf(c, value, who.contact.id),
    })
  if (who.isNew) return
  draft.why.push({ code: primary ? 'value_filled' : 'value_added', value: raw, kind })
  draft.plan.history.push({
    id: c.newId(),
    at: c.now,
    contactId: who.contact.id,
    leadId: null,
    chatId,
    kind: 'identifier.added',
    data: { kind, value: raw, primary },
  })
}

// The person, not a chat, decides where somebody else owns the number: that is asked, not confirmed.
function confirm(
  c: PersonCase,
  draft: Draft,
  contact: ContactFact,
  { identifierId, value }: Confirmed,
  chatId: string | null,
): void {
  const { key, e164, phoneKind, flag, extension, sharedElsewhere: shared, raw } = value
  const seen = draft.plan.identifiersSeen.filter(one => one.id !== identifierId)
  draft.plan.identifiersSeen = seen
  draft.plan.identifiersSure.push({ id: identifierId, key, e164, phoneKind, flag, extension, shared, at: c.now })
  draft.why.push({ code: 'phone_confirmed', value: raw })
  const told = { id: c.newId(), at: c.now, contactId: contact.id, leadId: null, chatId }
  draft.plan.history.push({ ...told, kind: 'contact.field', data: { field: 'country', from: null, to: raw } })
}

function hintOf(c: PersonCase, value: BroughtValue, contactId: string): string {
  const names = sharersOf(c, value.kind, value.key)
    .filter(one => one.id !== contactId)
    .map(one => one.name ?? '?')
  return names.slice(0, 3).join(', ')
}

function touch(c: PersonCase, draft: Draft, known: IdentifierFact, upgrade: BroughtValue | null): void {
  if (draft.plan.identifiersSure.some(one => one.id === known.id)) return
  if (!upgrade && c.now.getTime() - Date.parse(known.lastSeenAt) < SEEN_STEP_MS) return
  draft.plan.identifiersSeen.push({
    id: known.id,
    e164: upgrade?.e164 ?? null,
    raw: null,
    flag: null,
    clearFlag: upgrade !== null,
    applied: null,
    at: c.now,
  })
  if (upgrade) draft.why.push({ code: 'phone_completed', value: upgrade.raw })
}

/** The contact's identifiers once the plan is written. */
function identifiersAfter(contact: ContactFact, plan: Plan): IdentifierFact[] {
  const kept = contact.identifiers.map(one => {
    const sure = plan.identifiersSure.find(({ id }) => id === one.id)
    const now = sure
      ? { ...one, key: sure.key, e164: sure.e164, flag: sure.flag, candidate: false, shared: one.shared || sure.shared }
      : one
    return plan.demote.includes(one.id) ? { ...now, isPrimary: false } : now
  })
  return [...kept, ...plan.identifiersNew.filter(one => one.contactId === contact.id).map(asFact)]
}

function asFact(write: IdentifierWrite): IdentifierFact {
  const { id, kind, raw, key, e164, flag, isPrimary, candidate, shared, channelId, applied, at } = write
  return {
    id,
    kind,
    raw,
    key,
    e164,
    flag,
    isPrimary,
    candidate,
    shared,
    channelId,
    applied,
    verified: false,
    lastSeenAt: at.toISOString(),
  }
}
