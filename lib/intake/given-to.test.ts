import { describe, expect, test } from 'vitest'
import { caseOf, chat, contact, lead, settings } from '@/tests/samples/facts'
import { agent, finished, offlineMessage, updated, type Body } from '@/tests/samples/jivo-events'
import { decide } from './decide/decide'
import type { Facts } from './facts'
import { givenTo } from './given-to'

const ana = { id: 'ana', name: 'Ana', active: true }
const bia = { id: 'bia', name: 'Bia', active: true }
const given = (body: Body, facts: Partial<Facts>) => {
  const c = caseOf(body, facts)
  return givenTo(decide(c).plan, c.facts)
}

describe('who is given something by an event', () => {
  test('a new lead, its contact and its task are given to one person once', () => {
    expect(given(offlineMessage(), { settings: settings({ defaultOwner: ana }) })).toEqual(['ana'])
  })

  test('nobody, where the lead waits in the queue', () => {
    expect(given(offlineMessage(), {})).toEqual([])
  })

  test('only the task is given where the lead is kept, and nobody where nothing is', () => {
    const known = contact({ leadCount: 2, owner: bia })
    const its = lead({ contactId: known.id }, { manager: ana, stage: 'contacted' })
    const of = { leads: [its], lead: its, contacts: [known] }
    const where = { contactId: known.id, leadId: its.id }
    expect(given(offlineMessage(), { ...of, chat: chat(where, { naturalKey: 'chat:7350' }) })).toEqual(['ana'])
    expect(given(updated({ tags: [{ id: 1, title: 'depois' }] }), { ...of, chat: chat(where) })).toEqual([])
  })

  test('the one who takes over is, not the one who had it', () => {
    const known = contact({ leadCount: 1, owner: ana })
    const its = lead({ contactId: known.id }, { manager: ana, firstChatId: 'chat' })
    const key = agent().email
    const facts = {
      leads: [its],
      lead: its,
      contacts: [known],
      chat: chat({ contactId: known.id, leadId: its.id }, { id: 'chat' }),
      operators: [{ key: String(key), operatorId: 'op', name: null, jivoId: null, person: bia }],
    }
    expect(given(finished(), facts)).toEqual(['bia'])
  })
})
