import { describe, expect, test } from 'vitest'
import { caseOf, chat, CHANNEL, contact, email, lead, noFacts, phone, visitorNumber } from '@/tests/samples/facts'
import { accepted, chatAssigned, clientUpdated, finished, offlineMessage, updated, visitor, type Body } from '@/tests/samples/jivo-events'
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
    expect(plan.leadNew).toMatchObject({ title: 'JivoChat #7301 – Helena Prado', contactId, firstChatId: plan.chat?.id })
    expect(codes(why)).toEqual(['contact_new', 'lead_new', 'operator_unmapped', 'manager_nobody'])
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
    const { plan, person: after, why } = decide({ ...c, facts: { ...facts, chat: { ...runs, applied: { chat_updated: c.factsHash } } } })
    expect(plan).toEqual(decide({ ...c, facts: { ...facts, chat: { ...runs, applied: { chat_updated: c.factsHash } } } }).plan)
    expect([plan.chat, plan.contactChange, plan.identifiersNew, plan.history]).toEqual([null, null, [], []])
    expect(after).toMatchObject({ contactId: person.id, name: person.name, openLead: { title: 'JivoChat #7301 – Helena Prado' } })
    expect(codes(why)).toEqual(['repeat'])
  })

  test('of an anonymous contact takes it along into the person it names, lead and all', () => {
    const { facts, person, lead: its } = talking({ name: null, identifiers: [visitorNumber('5120')], firstTouch: { at: '2026-11-01T00:00:00Z', page: 'old' } })
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
    ['a phone without DDD', { identifiers: [visitorNumber('5120'), phone('00000000', { key: null, e164: null, raw: '98765-4321' })] }],
  ])('of a contact with %s is no longer anonymous', (_, overrides) => {
    const { facts, person } = talking({ name: null, identifiers: [visitorNumber('5120')], ...overrides })
    const known = contact({ identifiers: [email(HELENA.email)] })
    const { plan } = decide(caseOf(updated(), { ...facts, contacts: [person, known] }))
    expect(plan.giveWay).toBeNull()
    expect(plan.conflictsNew).toMatchObject([{ kind: 'two_contacts', contactId: known.id, otherContactId: person.id, keyKind: 'visitor' }])
  })

  test('that goes to another person takes its only lead along, and its tasks', () => {
    const { facts, person, lead: its } = talking({ identifiers: [email('outra@example.com'), visitorNumber('5120')] })
    const known = contact({ identifiers: [email(HELENA.email)] })
    const { plan } = decide(caseOf(updated(), { ...facts, contacts: [person, known] }))
    expect(plan.leadChange).toMatchObject({ id: its.id, contactId: known.id })
    expect(plan.tasksMoved).toEqual([{ leadFrom: its.id, leadTo: its.id, contactTo: known.id, sourceKey: `${CHANNEL}:chat:7301` }])
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

describe('titles', () => {
  test('of a person’s other leads learn a name that becomes known', () => {
    const { facts, person, lead: its } = talking({ name: null })
    const others = [
      lead({ contactId: person.id }, { title: 'JivoChat #1 – Visitante 5120', status: 'won', firstChat: { jivoChatId: '1', visitorNumber: '5120' } }),
      lead({ contactId: person.id }, { title: 'Festa', titleByHand: true }),
    ]
    const leads = [its, ...others]
    const { plan } = decide(caseOf(clientUpdated(), { ...facts, chat: null, lead: null, leads }))
    expect(plan.leadTitles.map(({ id, title }) => [id, title])).toEqual([[others[0]!.id, 'JivoChat #1 – Helena Prado']])
    const known = decide(caseOf(clientUpdated(), { ...facts, contacts: [{ ...person, name: 'Ana' }], chat: null, lead: null, leads }))
    expect(known.plan.leadTitles).toEqual([])
  })
})

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

describe('chat_assigned', () => {
  const linkTo = (person: ContactFact, more: Partial<NonNullable<Facts['linked']>> = {}) => ({ contactId: person.id, leadId: null, isAnswered: false, ...more })

  test('to another contact of ours places the chat there, whoever its values belong to', () => {
    const { facts, person } = talking()
    const target = contact({ name: 'Ana' })
    const { plan, why } = decide(caseOf(chatAssigned(), { ...facts, contacts: [person, target], linked: linkTo(target) }))
    expect(plan.chat).toMatchObject({ contactId: target.id, pinned: true })
    expect(plan.conflictsNew).toEqual([])
    expect(codes(why)[0]).toBe('link_followed')
  })

  test('to the address we answered is an echo, also after a person moved the chat', () => {
    const { facts, person } = talking()
    const before = contact({ name: 'Ana' })
    for (const linked of [linkTo(person), linkTo(before, { isAnswered: true })]) {
      const { plan, why } = decide(caseOf(chatAssigned(), { ...facts, contacts: [person, before], linked }))
      expect([plan.chat, codes(why)]).toEqual([null, ['link_echo']])
    }
  })

  test('to nothing of ours is a warning', () => {
    const { facts } = talking()
    expect(codes(decide(caseOf(chatAssigned(), facts)).why)).toEqual(['link_foreign'])
  })
})

describe('what an event tells of the contact', () => {
  test('fills name and first description, and keeps what Jivo says last', () => {
    const { facts } = talking({ name: 'Client', tags: ['velha'], organization: 'Antiga' })
    const body = updated({ visitor: visitor({ description: 'Quer bolo' }), tags: [{ title: 'nova' }], organization: { name: 'Padaria' } })
    expect(decide(caseOf(body, facts)).plan.contactChange).toMatchObject({ name: 'Helena Prado', description: 'Quer bolo', tags: ['nova'], organization: 'Padaria' })
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
    expect(decide(caseOf(body, facts)).plan.notes).toMatchObject([{ contactId: person.id, sourceChatId: 'chat', text: 'Segunda' }])
    expect(decide(caseOf(body, { ...facts, contacts: [{ ...person, knowsDescription: true }] })).plan.notes).toEqual([])
  })

  test('the first touch never changes, and has no landing page that nobody saw', () => {
    const { facts } = talking({ firstTouch: { at: '2026-01-01T00:00:00Z' } })
    expect(decide(caseOf(updated({ tags: ['nova'] }), facts)).plan.contactChange?.firstTouch).toEqual({ at: '2026-01-01T00:00:00Z' })
    expect(decide(caseOf(accepted())).plan.contactNew?.firstTouch).toMatchObject({ landingPage: null, referrer: null, utm: { source: 'google' } })
  })
})
