import { describe, expect, test } from 'vitest'
import { caseOf, chat, contact, email, lead, noFacts, visitorNumber } from '@/tests/samples/facts'
import { accepted, updated, visitor } from '@/tests/samples/jivo-events'
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

describe('what an event tells of the contact', () => {
  test('fills name and first description, and keeps what Jivo says last', () => {
    const { facts } = talking({ name: 'Client', tags: ['velha'], organization: 'Antiga' })
    const body = updated({
      visitor: visitor({ description: 'Quer bolo' }),
      tags: [{ title: 'nova' }],
      organization: { name: 'Padaria' },
    })
    expect(decide(caseOf(body, facts)).plan.contactChange).toMatchObject({
      name: 'Helena Prado',
      description: 'Quer bolo',
      tags: ['nova'],
      organization: 'Padaria',
    })
  })

  test('never touches what a person wrote, not even where it was emptied by hand', () => {
    const { facts } = talking({ name: null, nameByHand: true, descriptionByHand: true })
    const { plan } = decide(caseOf(updated({ visitor: visitor({ description: 'Quer bolo' }) }), facts))
    expect(plan.contactChange).toMatchObject({ name: null, description: null })
    expect(plan.notes).toMatchObject([{ text: 'Quer bolo' }])
  })

  test('a second description is a note, once', () => {
    const { facts, person } = talking({ description: 'Primeira' })
    const body = updated({ visitor: visitor({ description: 'Segunda' }) })
    expect(decide(caseOf(body, facts)).plan.notes).toMatchObject([
      { contactId: person.id, sourceChatId: 'chat', text: 'Segunda' },
    ])
    expect(decide(caseOf(body, { ...facts, contacts: [{ ...person, knowsDescription: true }] })).plan.notes).toEqual([])
  })

  test('the first touch never changes, and has no landing page that nobody saw', () => {
    const { facts } = talking({ firstTouch: { at: '2026-01-01T00:00:00Z' } })
    expect(decide(caseOf(updated({ tags: ['nova'] }), facts)).plan.contactChange?.firstTouch).toEqual({
      at: '2026-01-01T00:00:00Z',
    })
    expect(decide(caseOf(accepted())).plan.contactNew?.firstTouch).toMatchObject({
      landingPage: null,
      referrer: null,
      utm: { source: 'google' },
    })
  })
})
