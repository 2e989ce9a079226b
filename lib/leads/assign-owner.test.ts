import { describe, expect, test } from 'vitest'
import { assignOwner, stepsInOrder, type LadderFacts, type Pool, type SkippedStep } from './assign-owner'
import type { AssignmentRule } from './assignment-rules'
import type { PoolMember } from './round-robin'

const ana = { id: 'ana', name: 'Ana', active: true }
const bruno = { id: 'bruno', name: 'Bruno', active: true }
const gone = { id: 'gone', name: 'Caio', active: false }

// A Monday, ten in the morning in São Paulo.
const MONDAY = new Date('2026-11-23T13:00:00Z')
const calendar: Pool['calendar'] = {
  hours: { days: { 1: [['09:00', '18:00']] } },
  holidays: [],
  timeZone: 'America/Sao_Paulo',
}

const nothing: LadderFacts = {
  operator: null,
  assignedAgent: null,
  contactOwner: null,
  rules: [],
  origin: {
    department: 'Vendas',
    channelId: 'c',
    site: null,
    pageUrl: 'https://loja.com.br/',
    utm: { source: 'google' },
  },
  pool: 'off',
  channelDefault: null,
  accountDefault: null,
  answeredByNobody: false,
  contactOwnerFirst: false,
}

const operator = (person: typeof ana | null, bot = false) => ({ operator: 'op@x.com', bot, person })
const rule = (subject: AssignmentRule['subject'], value: string, person: typeof ana): AssignmentRule => ({
  subject,
  value,
  label: value,
  person,
})
const member = (person: typeof ana, more: Partial<PoolMember> = {}): PoolMember => ({
  ...person,
  awayFrom: null,
  awayUntil: null,
  workingHours: null,
  weight: 1,
  openLeads: 0,
  lastLeadAt: null,
  ...more,
})
const pool = (...members: PoolMember[]): Pool => ({ members, calendar, now: MONDAY })

const assign = (facts: Partial<LadderFacts>) => assignOwner({ ...nothing, ...facts })
const ownerOf = (facts: Partial<LadderFacts>) => [assign(facts).managerId, assign(facts).reason.code]
const skippedAt = (step: SkippedStep['step'], facts: Partial<LadderFacts>) =>
  (assign(facts).reason.skipped ?? []).filter(one => one.step === step).map(({ step: _, ...why }) => why)

describe('every step takes its person', () => {
  const byDepartment = rule('department', 'vendas', ana)
  const bySource = rule('utm_source', 'google', bruno)

  test.each<[string, Partial<LadderFacts>, string, string]>([
    ['the operator', { operator: operator(ana), assignedAgent: operator(bruno) }, 'ana', 'operator'],
    ['Jivo’s responsible employee', { assignedAgent: operator(ana), contactOwner: bruno }, 'ana', 'assigned_agent'],
    [
      'the contact’s owner',
      { contactOwner: ana, rules: [rule('department', 'vendas', bruno)] },
      'ana',
      'contact_owner',
    ],
    [
      'a department rule, before a source rule that stands first',
      { rules: [bySource, byDepartment] },
      'ana',
      'department_rule',
    ],
    ['a source rule', { rules: [bySource], pool: pool(member(ana)) }, 'bruno', 'source_rule'],
    ['the round robin', { pool: pool(member(ana)), channelDefault: bruno }, 'ana', 'round_robin'],
    ['the default of the channel', { channelDefault: ana, accountDefault: bruno }, 'ana', 'channel_default'],
    ['the default of the account', { accountDefault: ana }, 'ana', 'account_default'],
  ])('%s', (_, facts, id, code) => {
    expect(ownerOf(facts)).toEqual([id, code])
  })

  test('and where none has anybody the lead waits in the queue', () => {
    expect(ownerOf({})).toEqual([null, 'nobody'])
    expect(assign({}).reason.skipped?.map(({ step }) => step)).toEqual(stepsInOrder(false))
  })

  test('the reason names the operator, the rule, or the load of whoever was next', () => {
    expect(assign({ operator: operator(ana) }).reason).toEqual({
      code: 'operator',
      operator: 'op@x.com',
      userName: 'Ana',
      userId: 'ana',
    })
    expect(assign({ rules: [byDepartment] }).reason).toMatchObject({
      rule: { subject: 'department', value: 'vendas' },
      userName: 'Ana',
    })
    expect(assign({ pool: pool(member(ana, { openLeads: 3 })) }).reason).toMatchObject({
      openLeads: 3,
      userName: 'Ana',
    })
  })
})

describe('every skip says why', () => {
  test('the operator: a bot, mapped to nobody, mapped to a leaver, not named, or not asked', () => {
    expect(skippedAt('operator', { operator: operator(ana, true) })).toEqual([{ why: 'bot', operator: 'op@x.com' }])
    expect(skippedAt('operator', { operator: operator(null) })).toEqual([{ why: 'unmapped', operator: 'op@x.com' }])
    expect(skippedAt('operator', { operator: operator(gone) })).toEqual([
      { why: 'inactive', operator: 'op@x.com', userName: 'Caio', userId: gone.id },
    ])
    expect(skippedAt('operator', {})).toEqual([{ why: 'none' }])
    expect(skippedAt('operator', { operator: operator(ana), answeredByNobody: true })).toEqual([{ why: 'not_asked' }])
  })

  test('an offline message begins at the responsible employee of Jivo’s card', () => {
    const facts = { operator: operator(ana), assignedAgent: operator(bruno), answeredByNobody: true }
    expect(ownerOf(facts)).toEqual(['bruno', 'assigned_agent'])
  })

  test('people who left, at every step that names one', () => {
    expect(skippedAt('assigned_agent', { assignedAgent: operator(gone) })).toMatchObject([{ why: 'inactive' }])
    expect(skippedAt('contact_owner', { contactOwner: gone })).toEqual([
      { why: 'inactive', userName: 'Caio', userId: gone.id },
    ])
    expect(skippedAt('channel_default', { channelDefault: gone })).toEqual([
      { why: 'inactive', userName: 'Caio', userId: gone.id },
    ])
    expect(skippedAt('account_default', { accountDefault: gone })).toEqual([
      { why: 'inactive', userName: 'Caio', userId: gone.id },
    ])
  })

  test('rules: none made, none that holds, or one for a leaver, after which the next that holds is taken', () => {
    expect(skippedAt('department_rule', {})).toEqual([{ why: 'none' }])
    expect(skippedAt('department_rule', { rules: [rule('department', 'Suporte', ana)] })).toEqual([{ why: 'no_match' }])
    const rules = [rule('utm_source', 'google', gone), rule('site', 'loja.com.br', bruno), rule('channel', 'c', ana)]
    expect(ownerOf({ rules })).toEqual(['bruno', 'source_rule'])
    expect(skippedAt('source_rule', { rules })).toEqual([
      { why: 'inactive', userName: 'Caio', userId: gone.id, rule: { subject: 'utm_source', value: 'google' } },
    ])
  })

  test('the round robin: off, or with nobody in it', () => {
    expect(skippedAt('round_robin', {})).toEqual([{ why: 'off' }])
    expect(skippedAt('round_robin', { pool: pool() })).toEqual([{ why: 'none' }])
  })

  test('people of the round robin who are away, off duty or gone, and those who are not next', () => {
    const members = [
      member(ana, { awayFrom: '2026-11-20T12:00:00Z' }),
      member({ id: 'dora', name: 'Dora', active: true }, { workingHours: { days: { 2: [['09:00', '18:00']] } } }),
      member(gone),
      member({ id: 'eva', name: 'Eva', active: true }, { openLeads: 3, weight: 2 }),
      member(bruno, { openLeads: 1 }),
    ]
    expect(ownerOf({ pool: pool(...members) })).toEqual(['bruno', 'round_robin'])
    expect(skippedAt('round_robin', { pool: pool(...members) })).toEqual([
      { why: 'away', userName: 'Ana', userId: 'ana' },
      { why: 'outside_hours', userName: 'Dora', userId: 'dora' },
      { why: 'inactive', userName: 'Caio', userId: gone.id },
      { why: 'busier', userName: 'Eva', userId: 'eva', openLeads: 3 },
    ])
  })

  test('where all of them are away the default takes it', () => {
    const away = pool(member(ana, { awayFrom: '2026-11-20T12:00:00Z', awayUntil: '2026-11-27T12:00:00Z' }))
    expect(ownerOf({ pool: away, channelDefault: bruno })).toEqual(['bruno', 'channel_default'])
  })
})

describe('the pool is read only when the ladder comes to it', () => {
  test('a step above decides without it', () => {
    expect(assign({ pool: 'unread', operator: operator(ana) })).not.toHaveProperty('poolUnread')
  })

  test('else the ladder asks for it', () => {
    expect(assign({ pool: 'unread', channelDefault: bruno })).toMatchObject({ managerId: null, poolUnread: true })
  })
})

test('a setting puts the contact’s owner before the operator', () => {
  expect(ownerOf({ operator: operator(ana), contactOwner: bruno, contactOwnerFirst: true })).toEqual([
    'bruno',
    'contact_owner',
  ])
  expect(stepsInOrder(true).slice(0, 2)).toEqual(['contact_owner', 'operator'])
})
