import { describe, expect, test } from 'vitest'
import { caseOf, chat, CHANNEL, contact, email, lead, noFacts, phone, visitorNumber } from '@/tests/samples/facts'
import { accepted, finished, updated } from '@/tests/samples/jivo-events'
import type { ContactFact, Facts } from '../facts'
import { decide } from './decide'

const HELENA = { email: 'helena.prado@example.com', phone: '554191234567M' }

const codes = (why: { code: string }[]) => why.map(({ code }) => code)

/** A person with a running chat 7301 and its lead. */
function talking(overrides: Partial<ContactFact> = {}) {
  const person = contact({ identifiers: [email(HELENA.email), visitorNumber('5120')], leadCount: 1, ...overrides })
  const its = lead({ contactId: person.id }, { firstChatId: 'chat' })
  const runs = chat({ contactId: person.id, leadId: its.id }, { id: 'chat' })
  const facts: Facts = { ...noFacts(), contacts: [person], chat: runs, lead: its, leads: [its] }
  return { person, lead: its, chat: runs, facts }
}

describe('a new visitor', () => {
  test('becomes contact, identifiers, chat and lead in one plan', () => {
    const { plan, why, contactId } = decide(caseOf(accepted()))
    expect(plan.contactNew).toMatchObject({ id: contactId, name: 'Helena Prado' })
    expect(plan.identifiersNew.map(one => [one.kind, one.key, one.isPrimary])).toEqual([
      ['visitor', `${CHANNEL}:5120`, false],
      ['email', HELENA.email, true],
      ['phone', HELENA.phone, true],
    ])
    expect(plan.chat).toMatchObject({ naturalKey: 'chat:7301', contactId, leadId: plan.leadNew?.id, state: 'running' })
    expect(plan.leadNew).toMatchObject({
      title: 'JivoChat #7301 – Helena Prado',
      contactId,
      firstChatId: plan.chat?.id,
    })
    const told = plan.history.find(({ kind }) => kind === 'lead.created')
    expect(told).toMatchObject({ leadId: plan.leadNew?.id, chatId: plan.chat?.id })
    expect(codes(why)).toEqual(['contact_new', 'lead_new', 'operator_unmapped', 'manager_nobody'])
  })

  test('begins in the stage and with the tags of its channel', () => {
    const channel = { ...noFacts().channel, stage: 'qualified', tags: ['loja', 'natal'] }
    expect(decide(caseOf(accepted(), { channel })).plan.leadNew).toMatchObject({
      stage: 'qualified',
      tags: ['loja', 'natal'],
    })
  })

  test('the same case gives the same decision', () => {
    const c = caseOf(accepted())
    const count = () => {
      let made = 0
      return () => `id-${++made}`
    }
    expect(decide({ ...c, newId: count() })).toEqual(decide({ ...c, newId: count() }))
  })
})

describe('a known chat', () => {
  test('keeps its lead, even one that is closed', () => {
    const { facts, lead: its } = talking()
    const won = { ...its, status: 'won' as const }
    const { plan } = decide(caseOf(finished(), { ...facts, lead: won, leads: [won] }))
    expect(plan.leadNew).toBeNull()
    expect(plan.chat?.leadId).toBe(its.id)
    expect(plan.leadChange?.status).toBe('won')
  })

  test('told the same facts again changes nothing and still says who it is', () => {
    const { facts, chat: runs, person } = talking()
    const c = caseOf(updated())
    const {
      plan,
      person: after,
      why,
    } = decide({ ...c, facts: { ...facts, chat: { ...runs, applied: { chat_updated: c.factsHash } } } })
    expect(plan).toEqual(
      decide({ ...c, facts: { ...facts, chat: { ...runs, applied: { chat_updated: c.factsHash } } } }).plan,
    )
    expect([plan.chat, plan.contactChange, plan.identifiersNew, plan.history]).toEqual([null, null, [], []])
    expect(after).toMatchObject({
      contactId: person.id,
      name: person.name,
      openLead: { title: 'JivoChat #7301 – Helena Prado' },
    })
    expect(codes(why)).toEqual(['repeat'])
  })

  test('of an anonymous contact takes it along into the person it names, lead and all', () => {
    const {
      facts,
      person,
      lead: its,
    } = talking({
      name: null,
      identifiers: [visitorNumber('5120')],
      firstTouch: { at: '2026-11-01T00:00:00Z', page: 'old' },
    })
    const known = contact({ name: 'Ana', identifiers: [email(HELENA.email)], tags: ['vip'], leadCount: 2 })
    const { plan, person: after } = decide(caseOf(updated(), { ...facts, contacts: [person, known] }))
    expect(plan.giveWay).toMatchObject({ loserId: person.id, survivorId: known.id })
    expect(plan.chat).toMatchObject({ contactId: known.id, leadId: its.id })
    expect(plan.leadChange).toMatchObject({ id: its.id, contactId: known.id, title: 'JivoChat #7301 – Ana' })
    expect(plan.contactChange).toMatchObject({ name: 'Ana', tags: ['vip'], firstTouch: { page: 'old' } })
    expect(plan.conflictsNew).toEqual([])
    expect(after).toMatchObject({ contactId: known.id, name: 'Ana' })
  })

  test.each([
    ['a note or task', { hasWork: true }],
    ['an edit by hand', { editedByHand: true }],
    [
      'a phone without DDD',
      { identifiers: [visitorNumber('5120'), phone('00000000', { key: null, e164: null, raw: '98765-4321' })] },
    ],
  ])('of a contact with %s is no longer anonymous', (_, overrides) => {
    const { facts, person } = talking({ name: null, identifiers: [visitorNumber('5120')], ...overrides })
    const known = contact({ identifiers: [email(HELENA.email)] })
    const { plan } = decide(caseOf(updated(), { ...facts, contacts: [person, known] }))
    expect(plan.giveWay).toBeNull()
    expect(plan.conflictsNew).toMatchObject([
      { kind: 'two_contacts', contactId: known.id, otherContactId: person.id, keyKind: 'visitor' },
    ])
  })

  test('that goes to another person takes its only lead along, and its tasks', () => {
    const { facts, person, lead: its } = talking({ identifiers: [email('outra@example.com'), visitorNumber('5120')] })
    const known = contact({ identifiers: [email(HELENA.email)] })
    const { plan } = decide(caseOf(updated(), { ...facts, contacts: [person, known] }))
    expect(plan.leadChange).toMatchObject({ id: its.id, contactId: known.id })
    expect(plan.tasksMoved).toEqual([
      { leadFrom: its.id, leadTo: its.id, contactTo: known.id, sourceKey: `${CHANNEL}:chat:7301` },
    ])
  })

  test('that goes to another person leaves a lead of several chats behind and joins an open one', () => {
    const { facts, person, lead: its } = talking({ identifiers: [email('outra@example.com')] })
    const known = contact({ identifiers: [email(HELENA.email)], leadCount: 1 })
    const theirs = lead({ contactId: known.id })
    const two = { ...its, chatCount: 2 }
    const { plan } = decide(caseOf(updated(), { ...facts, contacts: [person, known], lead: two, leads: [two, theirs] }))
    expect(plan.chat).toMatchObject({ contactId: known.id, leadId: theirs.id })
    expect(plan.leadChange?.id).toBe(theirs.id)
  })

  test('that a person placed is never matched again', () => {
    const { facts, chat: runs, person } = talking({ identifiers: [email('outra@example.com')] })
    const known = contact({ identifiers: [email(HELENA.email)] })
    const { plan } = decide(caseOf(updated(), { ...facts, contacts: [person, known], chat: { ...runs, pinned: true } }))
    expect(plan.chat).toMatchObject({ contactId: person.id, pinned: true })
    expect(plan.conflictsNew).toEqual([])
  })
})
