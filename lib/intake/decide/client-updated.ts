import type { WhyCode } from '@/lib/i18n/why'
import { emptyPlan, type Plan } from '../plan'
import { visitorKey, type Case, type Decision } from './case'
import { decideConversation, personAfter, writeContact, type Draft } from './conversation'
import { fillContact, noteDescription } from './fill-contact'
import { identify } from './identify'
import { retitleLeads } from './lead-titles'
import { placeLead } from './place-lead'
import { ownerOf } from './who'

/**
 * The client card changed, or a visitor left contacts in a pop-up. With a chat it is a chat_updated. Without one, an
 * unknown visitor who gives an e-mail or phone becomes contact and lead; of a known one only the contact changes.
 */
export function decideClientUpdated(c: Case, chatKey: string | null): Decision {
  if (chatKey) return decideConversation(c, chatKey)
  const draft: Draft = { plan: emptyPlan(), why: [] }
  const number = c.reading.visitorNumber
  const key = number === null ? null : visitorKey(c.facts.channel.id, number)
  const known = ownerOf(c, 'visitor', key)
  const link = known?.identifiers.find(one => one.kind === 'visitor' && one.key === key)
  if (link?.applied.client_updated === c.factsHash) return nothingNew(known?.id ?? null, 'repeat')
  // A phone without its DDD cannot be matched, but somebody wants to be called; without a visitor number either, the
  // same body again could not be told from another person.
  const { values } = c.reading
  if (!known && (number === null ? values.every(value => !value.key) : values.length === 0))
    return nothingNew(null, 'visitor_unknown')

  const who = identify(c, draft, null)
  const contact = fillContact(c, draft, who, null)
  const lead = known ? null : placeLead(c, draft, who, contact, null)
  retitleLeads(c, draft, who, contact, lead?.id ?? null)
  writeContact(c, draft, who, contact, { lead, chatId: null })
  noteDescription(c, draft, contact, lead?.id ?? null, null)
  rememberApplied(c, draft.plan, link, key)
  const person = personAfter(c, contact, lead, draft.plan)
  return { plan: draft.plan, why: draft.why, person, contactId: contact.id, leadId: lead?.id ?? null, chatId: null }
}

export function nothingNew(contactId: string | null, code: WhyCode): Decision {
  return { plan: emptyPlan(), why: [{ code }], person: null, contactId, leadId: null, chatId: null }
}

/**
 * Notes the event as the last applied one of its visitor. Only the last: a permanent memory would swallow the third of
 * A, B, A.
 */
export function rememberApplied(
  c: Case,
  plan: Plan,
  link: { id: string; applied: Record<string, string> } | undefined,
  key: string | null,
): void {
  const applied = { ...link?.applied, [c.event.name]: c.factsHash }
  const fresh = plan.identifiersNew.find(one => one.kind === 'visitor' && one.key === key)
  if (fresh) fresh.applied = applied
  if (!link) return
  const touched = plan.identifiersSeen.find(one => one.id === link.id)
  if (touched) touched.applied = applied
  else
    plan.identifiersSeen.push({ id: link.id, e164: null, raw: null, flag: null, clearFlag: false, applied, at: c.now })
}
