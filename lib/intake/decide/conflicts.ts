import type { BroughtValue, KnownIdentifier } from '@/lib/contacts/compare-values'
import type { ContactFact, OpenConflictFact } from '../facts'
import type { ConflictWrite, Plan, Why } from '../plan'
import { contactById, visitorKey, type PersonCase } from './case'
import type { Who } from './who'

type Draft = { plan: Plan; why: Why[] }

/** The chat brought another value than the CRM has: asked once, counted when asked again. */
export function askValue(
  c: PersonCase,
  draft: Draft,
  contact: ContactFact,
  value: BroughtValue,
  crm: KnownIdentifier,
  chatId: string | null,
): void {
  open(c, draft, {
    id: c.newId(),
    kind: value.kind,
    contactId: contact.id,
    otherContactId: null,
    keyKind: value.kind,
    key: value.key ?? value.raw,
    crmValue: crm.raw,
    chatValue: value.raw,
    chatId,
    at: c.now,
  })
}

/** The chat brought a value that belongs to somebody else: one question about the two, shown on both cards. */
export function askTwoContacts(
  c: PersonCase,
  draft: Draft,
  contact: ContactFact,
  value: BroughtValue,
  otherId: string,
  chatId: string | null,
): void {
  const crm = contact.identifiers.find(one => one.kind === value.kind && one.isPrimary)
  open(c, draft, {
    id: c.newId(),
    kind: 'two_contacts',
    contactId: contact.id,
    otherContactId: otherId,
    keyKind: value.kind,
    key: value.key ?? value.raw,
    crmValue: crm?.raw ?? null,
    chatValue: value.raw,
    chatId,
    at: c.now,
  })
}

/**
 * The visitor number (or the chat itself) led to a known contact, an e-mail or phone to another one: the chat went to
 * the second, nothing was copied, and the two are a question – unless a value of the event asks it already.
 */
export function askLeftBehind(c: PersonCase, draft: Draft, who: Who, chatId: string | null): void {
  const left = contactById(c.facts, who.leftBehind)
  if (!left || draft.plan.conflictsNew.some(one => one.otherContactId === left.id)) return
  if (draft.plan.conflictsSeen.some(seen => known(c).some(one => one.id === seen.id && one.otherContactId === left.id)))
    return
  const decisive = c.reading.values.find(value => value.kind === who.by && value.key)
  const number = c.reading.visitorNumber
  const linked = number !== null && left.identifiers.some(one => one.key === visitorKey(c.facts.channel.id, number))
  const key = linked && number !== null ? visitorKey(c.facts.channel.id, number) : decisive?.key
  if (!key || who.contact.kept.some(pair => pair.otherId === left.id && pair.key === key)) return
  open(c, draft, {
    id: c.newId(),
    kind: 'two_contacts',
    contactId: who.contact.id,
    otherContactId: left.id,
    keyKind: linked ? 'visitor' : (decisive?.kind ?? 'email'),
    key,
    crmValue: left.name ?? left.identifiers.find(one => one.isPrimary)?.raw ?? null,
    chatValue: decisive?.raw ?? number ?? '',
    chatId,
    at: c.now,
  })
}

function open(c: PersonCase, draft: Draft, conflict: ConflictWrite): void {
  const same = known(c).find(one => isSame(one, conflict))
  if (same) {
    const seenCount = same.seenCount + (same.sighted || !conflict.chatId ? 0 : 1)
    if (!draft.plan.conflictsSeen.some(seen => seen.id === same.id)) {
      draft.plan.conflictsSeen.push({ id: same.id, seenCount, chatId: conflict.chatId, at: c.now })
    }
    draft.why.push({ code: 'conflict_seen', conflictId: same.id, kind: conflict.kind, value: conflict.chatValue })
    return
  }
  draft.plan.conflictsNew.push(conflict)
  const data = { conflictId: conflict.id, kind: conflict.kind, value: conflict.chatValue }
  const told = [conflict.contactId, conflict.otherContactId].filter(id => id !== null)
  for (const contactId of told) {
    draft.plan.history.push({
      id: c.newId(),
      at: c.now,
      contactId,
      leadId: null,
      chatId: conflict.chatId,
      kind: 'conflict.opened',
      data,
    })
  }
  const other = contactById(c.facts, conflict.otherContactId)
  draft.why.push({
    code: conflict.kind === 'two_contacts' ? 'conflict_two_contacts' : `conflict_${conflict.kind}`,
    conflictId: conflict.id,
    value: conflict.chatValue,
    crm: conflict.crmValue,
    otherId: conflict.otherContactId,
    other: other?.name ?? other?.identifiers.find(one => one.isPrimary)?.raw ?? null,
  })
}

function known(c: PersonCase): OpenConflictFact[] {
  return c.facts.contacts.flatMap(contact => contact.conflicts)
}

function isSame(one: OpenConflictFact, asked: ConflictWrite): boolean {
  if (one.kind !== asked.kind || one.key !== asked.key) return false
  if (asked.kind !== 'two_contacts') return one.contactId === asked.contactId
  const pair = [one.contactId, one.otherContactId]
  return pair.includes(asked.contactId) && pair.includes(asked.otherContactId)
}
