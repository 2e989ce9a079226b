import { formatPhone } from '@/lib/contacts/phone'
import { leadTitle } from '@/lib/leads/lead-title'
import type { ContactFact, LeadFact } from '../facts'
import type { Plan, Why } from '../plan'
import { contactById, type Case } from './case'
import type { Who } from './who'

type Draft = { plan: Plan; why: Why[] }
type Numbering = { jivoChatId: string | null; visitorNumber: string | null }

/** The title of a lead that begins with this event. */
export function titleOfNew(c: Case, contact: ContactFact): string {
  return render(c, contact, { jivoChatId: c.event.chatId, visitorNumber: c.event.visitor.number })
}

/** The title of a lead by the template, as its person is called now; what a person wrote stays. */
export function titleOf(c: Case, contact: ContactFact, lead: LeadFact): string {
  const numbering = numberingOf(c, lead)
  return lead.titleByHand || !numbering ? lead.title : render(c, contact, numbering)
}

/**
 * A name that became known is told in the titles of the person's other leads too: the operator may fill it in Jivo's
 * card when the chat is over.
 * @param placedId the lead of this event, whose title is written with it
 */
export function retitleLeads(c: Case, draft: Draft, who: Who, contact: ContactFact, placedId: string | null): void {
  const isNews = who.givesWay !== null || contactById(c.facts, contact.id)?.name !== contact.name
  if (!isNews) return
  for (const lead of c.facts.leads) {
    if (lead.id === placedId || ![contact.id, who.givesWay].includes(lead.contactId)) continue
    const title = titleOf(c, contact, lead)
    if (title !== lead.title) draft.plan.leadTitles.push({ id: lead.id, title, at: c.now })
  }
}

// A lead that began with a pop-up has no chat; it is numbered by the visitor.
function numberingOf(c: Case, lead: LeadFact): Numbering | null {
  if (lead.firstChat) return lead.firstChat
  const isOfPopUp = lead.source === 'JivoChat' && lead.chatCount === 0
  return isOfPopUp ? { jivoChatId: null, visitorNumber: c.event.visitor.number } : null
}

function render(c: Case, contact: ContactFact, { jivoChatId, visitorNumber }: Numbering): string {
  const primary = (kind: string) => contact.identifiers.find(one => one.kind === kind && one.isPrimary)
  const phone = primary('phone')
  const facts = {
    chatId: jivoChatId,
    visitorNumber,
    name: contact.name,
    phone: phone ? formatPhone(phone) : null,
    email: primary('email')?.raw ?? null,
  }
  return leadTitle(c.facts.settings.titleTemplate, facts, c.words.visitor)
}
