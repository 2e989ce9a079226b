import { describe, expect, test } from 'vitest'
import { caseOf, chat, CHANNEL, contact, email, lead, noFacts, visitorNumber } from '@/tests/samples/facts'
import { offlineMessage, updated, type Body } from '@/tests/samples/jivo-events'
import type { ContactFact, Facts } from '../facts'
import { decide } from './decide'

const HELENA = { email: 'helena.prado@example.com', phone: '554191234567M' }

/** A person with a running chat 7301 and its lead. */
function talking(overrides: Partial<ContactFact> = {}) {
  const person = contact({ identifiers: [email(HELENA.email), visitorNumber('5120')], leadCount: 1, ...overrides })
  const its = lead({ contactId: person.id }, { firstChatId: 'chat' })
  const runs = chat({ contactId: person.id, leadId: its.id }, { id: 'chat' })
  const facts: Facts = { ...noFacts(), contacts: [person], chat: runs, lead: its, leads: [its] }
  return { person, lead: its, chat: runs, facts }
}

describe('two offline messages that name one chat', () => {
  test('the second is a chat of its own, by its own id', () => {
    const c = caseOf(offlineMessage(), { isNamedChatTaken: true })
    const { plan } = decide({ ...c, ownKey: 'offline:1772000123456' })
    expect(plan.chat?.naturalKey).toBe('offline:1772000123456')
    expect(plan.tasksNew[0]?.sourceKey).toBe(`${CHANNEL}:offline:1772000123456`)
  })
})

describe('a chat without a number', () => {
  const unnamed = (body: Body, facts: Partial<Facts> = {}) => decide(caseOf(body, facts)).plan.chat?.naturalKey

  test('is the visitor’s running one, else one of its own', () => {
    const { facts } = talking()
    expect(unnamed(updated({ chat_id: 0 }), facts)).toBe('chat:7301')
    expect(unnamed(updated({ chat_id: 0 }))).toBe('body:of-the-body')
  })
})
