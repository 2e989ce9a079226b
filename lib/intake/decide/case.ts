import type { JivoEvent } from '@/lib/jivo/events'
import type { ChatFact, ContactFact, Facts, LeadFact, SettingsFact } from '../facts'
import type { Plan, Why } from '../plan'
import type { Reading } from '../reading'
import type { IntakeWords } from '../words'

/** Everything a decision may look at. Nothing else: no clock, no database, no randomness. */
export type Case = {
  event: JivoEvent
  reading: Reading
  facts: Facts
  /** when Jivo told us; for a spooled or replayed event, when it first arrived */
  now: Date
  /** newer events may have been applied before this one */
  isAgain: boolean
  /** identity of the chat within the channel, as Jivo names it; null for an event without one */
  chatKey: string | null
  /** identity of a chat of the event's own, where `chatKey` cannot be it */
  ownKey: string | null
  factsHash: string
  words: IntakeWords
  /** where a person placed this chat just now, by linking it in Jivo */
  placed?: { contactId: string; lead: LeadFact | null }
  /** a fresh row id (uuid v7) */
  newId: () => string
}

/** What finding a person and comparing values looks at: the part of a case that a row of a file has too. */
export type PersonCase = Pick<Case, 'now' | 'placed' | 'newId'> & {
  reading: Reading
  facts: Pick<Facts, 'contacts'> & {
    settings: Pick<SettingsFact, 'matchFirst' | 'emailPolicy' | 'phonePolicy'>
    channel: Pick<Facts['channel'], 'id'>
    chat: Pick<ChatFact, 'contactId' | 'pinned'> | null
  }
}

/** What was decided for one event. */
export type Decision = {
  plan: Plan
  why: Why[]
  /** the contact as it is after the plan, for the answer; null where nobody is disclosed */
  person: PersonAfter | null
  contactId: string | null
  leadId: string | null
  chatId: string | null
}

/** The contact after the plan, as far as the operator in Jivo is told. */
export type PersonAfter = {
  contactId: string
  name: string | null
  description: string | null
  emails: { address: string; key: string | null; primary: boolean }[]
  phones: { raw: string; e164: string | null; key: string | null; primary: boolean }[]
  managerName: string | null
  openLead: { id: string; title: string; stage: string; tags: string[]; customFields: Record<string, unknown> } | null
  openLeads: number
  tags: string[]
  customFields: Record<string, unknown>
  /** when the CRM first heard of them */
  knownSince: string
  lastChat: ContactFact['lastChat']
  openConflicts: number
}

/**
 * Whether an event is older than what is known already. Only one that is tried again can be: what arrives late from Jivo is
 * news, whatever the clock says. It fills what is empty and overwrites nothing.
 * @param knownAt when the latest event about the chat or contact arrived
 */
export function isOvertaken(c: Pick<Case, 'isAgain' | 'now'>, knownAt: string | null | undefined): boolean {
  return c.isAgain && knownAt != null && c.now < new Date(knownAt)
}

/** What an event says and what is known, the newer of the two first. */
export function newerFirst<T>(isOvertaken: boolean, said: T, known: T): [newer: T, older: T] {
  return isOvertaken ? [known, said] : [said, known]
}

export function contactById(facts: Pick<Facts, 'contacts'>, id: string | null): ContactFact | null {
  return facts.contacts.find(contact => contact.id === id) ?? null
}

/** Neither e-mail nor phone in any form, no note, task or edit by hand: such a contact gives way to a known person. */
export function isAnonymous(contact: ContactFact): boolean {
  return !contact.editedByHand && !contact.hasWork && !contact.identifiers.some(one => one.kind !== 'visitor')
}

export function visitorKey(channelId: string, visitorNumber: string): string {
  return `${channelId}:${visitorNumber}`
}
