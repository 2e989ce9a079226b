import { describe, expect, test } from 'vitest'
import { caseOf, chat, contact, email, lead, noFacts, visitorNumber } from '@/tests/samples/facts'
import { clientUpdated } from '@/tests/samples/jivo-events'
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

describe('titles', () => {
  test('of a person’s other leads learn a name that becomes known', () => {
    const { facts, person, lead: its } = talking({ name: null })
    const others = [
      lead(
        { contactId: person.id },
        { title: 'JivoChat #1 – Visitante 5120', status: 'won', firstChat: { jivoChatId: '1', visitorNumber: '5120' } },
      ),
      lead({ contactId: person.id }, { title: 'Festa', titleByHand: true }),
    ]
    const leads = [its, ...others]
    const { plan } = decide(caseOf(clientUpdated(), { ...facts, chat: null, lead: null, leads }))
    expect(plan.leadTitles.map(({ id, title }) => [id, title])).toEqual([[others[0]!.id, 'JivoChat #1 – Helena Prado']])
    const known = decide(
      caseOf(clientUpdated(), { ...facts, contacts: [{ ...person, name: 'Ana' }], chat: null, lead: null, leads }),
    )
    expect(known.plan.leadTitles).toEqual([])
  })
})
