import { emptyPlan } from '../plan'
import { visitorKey, type Case, type Decision } from './case'
import type { Draft } from './conversation'
import { nothingNew, rememberApplied } from './client-updated'
import { feedFields } from './feed-fields'
import { contactWrite, fillContact } from './fill-contact'
import { identify } from './identify'
import { ownerOf } from './who'

/** Attributes of a client changed: kept on the contact, and in its own fields of the same keys. A visitor whom nobody knows leaves no trace but the delivery. */
export function decideClientAttributeUpdated(c: Case): Decision {
  const number = c.reading.visitorNumber
  const key = number === null ? null : visitorKey(c.facts.channel.id, number)
  const known = ownerOf(c, 'visitor', key)
  if (!known) return nothingNew(null, 'visitor_unknown')
  const link = known.identifiers.find(one => one.kind === 'visitor' && one.key === key)
  if (link?.applied.client_attribute_updated === c.factsHash) return nothingNew(known.id, 'repeat')
  const draft: Draft = { plan: emptyPlan(), why: [] }
  const who = identify(c, draft, null)
  const contact = fillContact(c, draft, who, null)
  draft.why.push({ code: 'attributes_kept', count: Object.keys(c.event.attributes).length })
  const fed = feedFields(c, draft, contact)
  draft.plan.contactChange = contactWrite(c, who, contact, contact.owner?.id ?? null, fed)
  rememberApplied(c, draft.plan, link, key)
  return { plan: draft.plan, why: draft.why, person: null, contactId: known.id, leadId: null, chatId: null }
}
