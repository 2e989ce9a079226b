import { describe, expect, test } from 'vitest'
import { caseOf, chat, contact, email, lead, noFacts, visitorNumber } from '@/tests/samples/facts'
import { chatAssigned } from '@/tests/samples/jivo-events'
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

describe('chat_assigned', () => {
  const linkTo = (person: ContactFact, more: Partial<NonNullable<Facts['linked']>> = {}) => ({
    contactId: person.id,
    leadId: null,
    isAnswered: false,
    ...more,
  })

  test('to another contact of ours places the chat there, whoever its values belong to', () => {
    const { facts, person } = talking()
    const target = contact({ name: 'Ana' })
    const { plan, why } = decide(
      caseOf(chatAssigned(), { ...facts, contacts: [person, target], linked: linkTo(target) }),
    )
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
