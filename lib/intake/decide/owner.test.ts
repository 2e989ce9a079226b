import { describe, expect, test } from 'vitest'
import { caseOf, chat, contact, lead, noFacts, settings } from '@/tests/samples/facts'
import {
  accepted,
  agent,
  clientUpdated,
  finished,
  offlineMessage,
  updated,
  type Body,
} from '@/tests/samples/jivo-events'
import type { Facts, LeadFact } from '../facts'
import { decide } from './decide'
import { decideOwner } from './owner'

const ana = { id: 'ana', name: 'Ana', active: true }
const bruno = { id: 'bruno', name: 'Bruno', active: true }
const AGENTS = { ana: agent({ id: '1', email: 'ana@x.example' }), bruno: agent({ id: '2', email: 'bruno@x.example' }) }
const operators = [ana, bruno].map((person, at) => ({
  key: `${person.id}@x.example`,
  operatorId: `op-${person.id}`,
  name: person.name,
  jivoId: String(at + 1),
  person,
}))
const said = (by: string[]) =>
  by.map((agent_id, at) => ({ message: 'Oi', type: 'agent', agent_id, timestamp: 1772000000 + at }))

const known = contact()
const running = (overrides = {}) => chat({ contactId: known.id, leadId: 'l' }, overrides)
const owned = (overrides: Partial<LeadFact> = {}) =>
  lead({ contactId: known.id }, { id: 'l', manager: ana, ...overrides })

function ownerAfter(body: Body, facts: Partial<Facts> = {}, before: LeadFact | null = null, isOwnChat = true) {
  const assignment = decideOwner(caseOf(body, { operators, ...facts }), before, known, isOwnChat)
  return assignment && [assignment.managerId, assignment.reason.code]
}

describe('whose lead it becomes', () => {
  test('the operator’s who accepted', () => {
    expect(ownerAfter(accepted({ agent: AGENTS.ana }))).toEqual(['ana', 'operator'])
  })

  test('and the why-trail leads to them, and to whoever was passed over', () => {
    const away = { ...bruno, active: false }
    const rules = [{ subject: 'department' as const, value: 'vendas', label: 'vendas', person: away }]
    const body = accepted({ agent: AGENTS.ana, department: { id: 1, name: 'vendas' } })
    expect(decide(caseOf(body, { operators })).why).toContainEqual(
      expect.objectContaining({ code: 'manager_operator', managerId: 'ana' }),
    )
    const unmapped = decide(caseOf(body, { rules, settings: settings({ defaultOwner: ana }) })).why
    expect(unmapped).toContainEqual(expect.objectContaining({ code: 'rule_inactive', managerId: 'bruno' }))
  })

  test('stays with whoever a newer event gave it to, when an older one is tried again', () => {
    const facts = { operators, chat: running({ lastEventAt: '2026-11-22T15:01:00.000Z' }) }
    const late = caseOf(accepted({ agent: AGENTS.bruno }), facts)
    expect(decideOwner({ ...late, isAgain: true }, owned(), known, true)).toBeNull()
    expect(decideOwner({ ...late, isAgain: true }, owned({ manager: null }), known, true)).toMatchObject({
      managerId: 'bruno',
    })
    // A clock that went back makes no event old.
    expect(decideOwner(late, owned(), known, true)).toMatchObject({ managerId: 'bruno' })
  })

  test('of several the one of the last agent message', () => {
    const body = finished({ agents: [AGENTS.ana, AGENTS.bruno], chat: { messages: said(['2', '1']) } })
    expect(ownerAfter(body)).toEqual(['ana', 'operator'])
  })

  test('of several without a message the last Jivo names', () => {
    expect(ownerAfter(finished({ agents: [AGENTS.ana, AGENTS.bruno], chat: { messages: [] } }))).toEqual([
      'bruno',
      'operator',
    ])
  })

  test('a bot’s last word does not count', () => {
    const bot = agent({ id: '-5', email: null })
    const body = finished({ agents: [AGENTS.ana, bot], chat: { messages: said(['1', '-5']) } })
    expect(ownerAfter(body)).toEqual(['ana', 'operator'])
  })

  test('of an offline message and of a pop-up the ladder begins below the operator', () => {
    const facts = { settings: settings({ defaultOwner: bruno }) }
    expect(ownerAfter(offlineMessage({ agent: AGENTS.ana }), facts)).toEqual(['bruno', 'account_default'])
    expect(ownerAfter(clientUpdated({ agent: AGENTS.ana, assigned_agent: AGENTS.ana }), facts)).toEqual([
      'ana',
      'assigned_agent',
    ])
  })
})

describe('whose lead it stays', () => {
  const byBruno = accepted({ agent: AGENTS.bruno })

  test('a transfer changes it in the first stage only', () => {
    expect(ownerAfter(byBruno, { chat: running() }, owned())).toEqual(['bruno', 'operator'])
    expect(ownerAfter(byBruno, { chat: running() }, owned({ stage: 'qualified' }))).toBeNull()
  })

  test('the first stage is where its channel’s leads begin', () => {
    const channel = { ...noFacts().channel, stage: 'qualified' }
    expect(ownerAfter(byBruno, { chat: running(), channel }, owned({ stage: 'qualified' }))).toEqual([
      'bruno',
      'operator',
    ])
    expect(ownerAfter(byBruno, { chat: running(), channel }, owned({ stage: 'proposal' }))).toBeNull()
  })

  test('a second chat on an open lead changes nothing', () => {
    expect(ownerAfter(byBruno, {}, owned(), false)).toBeNull()
  })

  test('an owner set by hand stays, nobody by hand too', () => {
    expect(ownerAfter(byBruno, { chat: running() }, owned({ managerByHand: true }))).toBeNull()
    expect(ownerAfter(byBruno, { chat: running() }, owned({ managerByHand: true, manager: null }))).toBeNull()
  })

  test('a lead without a manager takes any', () => {
    expect(ownerAfter(byBruno, {}, owned({ manager: null, stage: 'qualified' }), false)).toEqual(['bruno', 'operator'])
  })

  test('chat_updated is no transfer', () => {
    expect(
      ownerAfter(updated({ agent: AGENTS.bruno }), { chat: running({ acceptedById: 'op-ana' }) }, owned()),
    ).toBeNull()
  })

  test('an acceptance that comes after the transcript does not outrank it', () => {
    expect(ownerAfter(byBruno, { chat: running({ messageCount: 2 }), lastAnswerBy: '1' }, owned())).toBeNull()
  })

  test('a shorter transcript does not outrank a longer one', () => {
    const body = finished({ agents: [AGENTS.bruno], chat: { messages: said(['2']) } })
    expect(ownerAfter(body, { chat: running({ messageCount: 2 }), lastAnswerBy: '1' }, owned())).toBeNull()
  })

  test('the setting “first” keeps who accepted first', () => {
    const facts = { settings: settings({ transferOwner: 'first' }), chat: running({ acceptedById: 'op-ana' }) }
    expect(ownerAfter(byBruno, facts, owned())).toBeNull()
  })
})

describe('a lead without a manager whose operator is nobody’s', () => {
  const stranger = agent({ id: '9', email: 'nova@x.example' })
  const skippedAfter = (body: Body, before: LeadFact | null, facts: Partial<Facts> = {}) =>
    decideOwner(caseOf(body, { operators, ...facts }), before, known, true)?.reason.skipped
  const unmapped = { step: 'operator', why: 'unmapped', operator: 'nova@x.example' }
  const unowned = () =>
    owned({
      manager: null,
      managerReason: { code: 'nobody', skipped: skippedAfter(accepted({ agent: stranger }), null) },
    })

  test.each([
    ['an update that names nobody', updated({ agent: null })],
    ['a pop-up', clientUpdated({ agent: null })],
    ['an offline message', offlineMessage()],
  ])('keeps the operator after %s', (_, body) => {
    expect(skippedAfter(body, unowned(), { chat: running() })).toContainEqual(unmapped)
  })

  test('keeps the operator when somebody else gets it by default', () => {
    const facts = { chat: running(), settings: settings({ defaultOwner: bruno }) }
    expect(ownerAfter(updated({ agent: null }), facts, unowned())).toEqual(['bruno', 'account_default'])
    expect(skippedAfter(updated({ agent: null }), unowned(), facts)).toContainEqual(unmapped)
  })

  test('keeps Jivo’s responsible employee likewise', () => {
    const assigned = skippedAfter(clientUpdated({ agent: null, assigned_agent: stranger }), null)
    const before = owned({ manager: null, managerReason: { code: 'nobody', skipped: assigned } })
    expect(skippedAfter(updated({ agent: null, assigned_agent: null }), before, { chat: running() })).toContainEqual({
      ...unmapped,
      step: 'assigned_agent',
    })
  })

  test('names the operator of a later event instead', () => {
    const other = agent({ id: '10', email: 'outra@x.example' })
    const skipped = skippedAfter(accepted({ agent: other }), unowned(), { chat: running() })
    expect(skipped?.filter(({ step }) => step === 'operator')).toEqual([{ ...unmapped, operator: 'outra@x.example' }])
  })
})

describe('below the operator', () => {
  const rules = [{ subject: 'department' as const, value: 'vendas', label: 'vendas', person: ana }]
  const nobodyThere = settings({ roundRobin: true, workingHours: { days: { 7: [['08:00', '18:00']] } } })
  const member = (person: typeof ana) => ({
    ...person,
    awayFrom: null,
    awayUntil: null,
    workingHours: null,
    weight: 1,
    openLeads: 0,
    lastLeadAt: null,
  })

  test('a rule looks at the department, the start page and the campaign of the chat', () => {
    const body = accepted({ department: { id: 1, name: 'Vendas' } })
    expect(ownerAfter(body, { rules })).toEqual(['ana', 'department_rule'])
    const bySite = [{ subject: 'site' as const, value: 'loja.example', label: 'loja.example', person: bruno }]
    const page = { page: { url: 'https://www.loja.example/tenis', title: 'Tênis' } }
    expect(ownerAfter(accepted(page), { rules: bySite })).toEqual(['bruno', 'source_rule'])
    const later = finished({ ...page, chat: { messages: [] } })
    const elsewhere = running({ pageUrl: 'https://outra.example/', pageFromAccepted: true })
    expect(ownerAfter(later, { rules: bySite, chat: elsewhere }, owned({ manager: null }))).toEqual([null, 'nobody'])
  })

  test('the round robin asks for the pool, and then takes who is next', () => {
    const body = accepted({ agent: agent({ id: '9', email: 'ninguem@x.example' }) })
    const unread = decideOwner(caseOf(body, { settings: nobodyThere }), null, known, true)
    expect(unread).toMatchObject({ managerId: null, poolUnread: true })
    expect(ownerAfter(body, { settings: nobodyThere, pool: [member(bruno)] })).toEqual(['bruno', 'round_robin'])
  })

  test('a lead that somebody has is not dealt out again, nor taken away by a rule or a default', () => {
    const body = accepted({
      agent: agent({ id: '9', email: 'ninguem@x.example' }),
      department: { id: 1, name: 'Vendas' },
    })
    const facts = { settings: { ...nobodyThere, defaultOwner: bruno }, rules, chat: running(), pool: [member(bruno)] }
    expect(ownerAfter(body, facts, owned({ manager: bruno }))).toBeNull()
    expect(ownerAfter(body, facts, owned())).toBeNull()
  })

  test('an open lead whose manager has left is given to somebody, a closed one stays theirs', () => {
    const gone = { ...ana, active: false }
    const facts = { rules, chat: running() }
    const body = accepted({ agent: null, department: { id: 1, name: 'Vendas' } })
    expect(ownerAfter(body, facts, owned({ manager: gone, stage: 'qualified' }))).toEqual(['ana', 'department_rule'])
    expect(ownerAfter(body, facts, owned({ manager: gone, status: 'won' }))).toBeNull()
  })
})
