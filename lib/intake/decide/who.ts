import { matchIdentity, type Match, type OwnedKey, type StartingPoint } from '@/lib/contacts/match-identity'
import type { ContactFact, IdentifierFact } from '../facts'
import { contactById, isAnonymous, visitorKey, type PersonCase } from './case'
import { mergedContact } from './merged-contact'

/** Whose event this is, with the contact as it stands once an anonymous one has given way. */
export type Who = Match & {
  contact: ContactFact
  isNew: boolean
  start: StartingPoint | null
}

/** Finds the contact of an event, or makes the facts of a new one. */
export function findWho(c: PersonCase): Who {
  const start = startingPoint(c)
  const match = matchIdentity(start, ownedKeys(c), c.facts.settings.matchFirst, id => {
    const at = contactById(c.facts, id)?.lastActivityAt
    return at ? Date.parse(at) : 0
  })
  const known = contactById(c.facts, match.contactId)
  const loser = contactById(c.facts, match.givesWay)
  const contact = known ? (loser ? mergedContact(known, loser) : known) : newContact(c)
  return { ...match, contactId: contact.id, contact, isNew: known === null, start }
}

/** The live owner of a value: shared numbers and candidates belong to nobody in particular. */
export function ownerOf(c: PersonCase, kind: 'email' | 'phone' | 'visitor', key: string | null): ContactFact | null {
  if (!key) return null
  return (
    c.facts.contacts.find(contact =>
      contact.identifiers.some(one => isLive(one) && one.kind === kind && one.key === key),
    ) ?? null
  )
}

/** Contacts that have this value without owning it: a shared number says nothing, but it is a hint. */
export function sharersOf(c: PersonCase, kind: 'email' | 'phone', key: string | null): ContactFact[] {
  if (!key) return []
  return c.facts.contacts.filter(contact =>
    contact.identifiers.some(one => one.shared && one.kind === kind && one.key === key),
  )
}

function isLive(identifier: IdentifierFact): boolean {
  return !identifier.shared && !identifier.candidate
}

function startingPoint(c: PersonCase): StartingPoint | null {
  const { chat, channel } = c.facts
  if (c.placed) return { contactId: c.placed.contactId, anonymous: false, pinned: true, from: 'chat' }
  const ofChat = contactById(c.facts, chat?.contactId ?? null)
  if (chat && ofChat) return { contactId: ofChat.id, anonymous: isAnonymous(ofChat), pinned: chat.pinned, from: 'chat' }
  const number = c.reading.visitorNumber
  const ofVisitor = number ? ownerOf(c, 'visitor', visitorKey(channel.id, number)) : null
  return ofVisitor && { contactId: ofVisitor.id, anonymous: isAnonymous(ofVisitor), pinned: false, from: 'visitor' }
}

function ownedKeys(c: PersonCase): OwnedKey[] {
  return c.reading.values.flatMap(value => {
    if (!value.key || value.candidate) return []
    return [{ kind: value.kind, key: value.key, ownerId: ownerOf(c, value.kind, value.key)?.id ?? null }]
  })
}

function newContact(c: PersonCase): ContactFact {
  return {
    id: c.newId(),
    name: null,
    nameByHand: false,
    description: null,
    descriptionByHand: false,
    owner: null,
    ownerByHand: false,
    customFields: {},
    fieldsByHand: [],
    attributes: {},
    tags: [],
    jivoStatus: null,
    organization: null,
    assignedAgent: null,
    firstTouch: null,
    editedByHand: false,
    hasWork: false,
    knowsDescription: false,
    version: 1,
    createdAt: c.now.toISOString(),
    identifiers: [],
    ignored: [],
    kept: [],
    conflicts: [],
    leadCount: 0,
    openLeadCount: 0,
    lastActivityAt: null,
    lastChat: null,
  }
}
