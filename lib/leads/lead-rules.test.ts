import { describe, expect, test } from 'vitest'
import { assignOwner, type LadderFacts } from './assign-owner'
import { chooseLead } from './choose-lead'
import { leadTitle } from './lead-title'

const template = 'JivoChat #{chat_id} – {name}'
const nobody = { chatId: null, visitorNumber: null, name: null, phone: null, email: null }

describe('the title of a lead', () => {
  test('is numbered by the chat and names the visitor', () => {
    expect(leadTitle(template, { ...nobody, chatId: '18', name: 'Tomas Silva' }, 'Visitante')).toBe('JivoChat #18 – Tomas Silva')
  })

  test('falls back to the visitor’s number, then to the lead’s own', () => {
    expect(leadTitle(template, { ...nobody, visitorNumber: '2198', name: 'Ana' }, 'Visitante')).toBe('JivoChat #2198 – Ana')
    expect(leadTitle(template, { ...nobody, name: 'Ana' }, 'Visitante')).toBe('JivoChat #{lead_number} – Ana')
  })

  test('without a name shows the phone, else the e-mail, else the visitor', () => {
    const facts = { ...nobody, chatId: '18', visitorNumber: '48213', email: 'ana@loja.com.br' }
    expect(leadTitle(template, { ...facts, phone: '(11) 98765-4321' }, 'Visitante')).toBe('JivoChat #18 – (11) 98765-4321')
    expect(leadTitle(template, facts, 'Visitante')).toBe('JivoChat #18 – ana@loja.com.br')
    expect(leadTitle(template, { ...facts, email: null }, 'Visitor')).toBe('JivoChat #18 – Visitor 48213')
  })

  test('a name with a placeholder in it is only a name', () => {
    expect(leadTitle(template, { ...nobody, chatId: '1', name: '{chat_id} $& $1' }, 'Visitante')).toBe('JivoChat #1 – {chat_id} $& $1')
  })
})

describe('which lead a chat joins', () => {
  const now = new Date('2026-11-22T12:00:00Z')
  const lead = (id: string, daysAgo: number) => ({ id, lastActivityAt: new Date(now.getTime() - daysAgo * 86_400_000) })

  test('among several open leads the one with the latest activity', () => {
    expect(chooseLead([lead('a', 9), lead('b', 2), lead('c', 5)], now, 30)?.id).toBe('b')
  })

  test('none, when the last activity is longer ago than the setting allows', () => {
    expect(chooseLead([lead('a', 31)], now, 30)).toBeNull()
    expect(chooseLead([lead('a', 30)], now, 30)?.id).toBe('a')
    expect(chooseLead([lead('a', 0)], now, 0)).toBeNull()
  })
})

describe('whose lead it is', () => {
  const ana = { id: 'ana', name: 'Ana', active: true }
  const bruno = { id: 'bruno', name: 'Bruno', active: true }
  const gone = { id: 'gone', name: 'Caio', active: false }
  const nothing: LadderFacts = {
    operator: null,
    assignedAgent: null,
    contactOwner: null,
    channelDefault: null,
    accountDefault: null,
    answeredByNobody: false,
    contactOwnerFirst: false,
  }
  const operator = (person: typeof ana | null, bot = false) => ({ operator: 'op@x.com', bot, person })

  test('the operator’s manager, and the lead says so', () => {
    const { managerId, reason } = assignOwner({ ...nothing, operator: operator(ana), contactOwner: bruno })
    expect(managerId).toBe('ana')
    expect(reason).toEqual({ code: 'operator', operator: 'op@x.com', userName: 'Ana' })
  })

  test('an unmapped operator, a bot or a leaver is skipped, with the reason kept', () => {
    expect(assignOwner({ ...nothing, operator: operator(null), contactOwner: bruno }).reason).toMatchObject({
      code: 'contact_owner',
      skipped: [{ step: 'operator', why: 'unmapped', operator: 'op@x.com' }, { step: 'assigned_agent', why: 'none' }],
    })
    expect(assignOwner({ ...nothing, operator: operator(ana, true), accountDefault: bruno }).managerId).toBe('bruno')
    expect(assignOwner({ ...nothing, operator: operator(gone), channelDefault: bruno }).managerId).toBe('bruno')
  })

  test('the responsible employee of the card, then the contact’s owner, the channel’s, the account’s, then nobody', () => {
    expect(assignOwner({ ...nothing, assignedAgent: operator(ana), contactOwner: bruno }).managerId).toBe('ana')
    expect(assignOwner({ ...nothing, contactOwner: bruno, channelDefault: ana }).managerId).toBe('bruno')
    expect(assignOwner({ ...nothing, channelDefault: ana, accountDefault: bruno }).managerId).toBe('ana')
    expect(assignOwner({ ...nothing, accountDefault: bruno }).managerId).toBe('bruno')
    expect(assignOwner(nothing)).toMatchObject({ managerId: null, reason: { code: 'nobody' } })
  })

  test('nobody answered an offline message, so its operator is not asked', () => {
    expect(assignOwner({ ...nothing, operator: operator(ana), contactOwner: bruno, answeredByNobody: true }).managerId).toBe('bruno')
  })

  test('a setting puts the contact’s owner before the operator', () => {
    expect(assignOwner({ ...nothing, operator: operator(ana), contactOwner: bruno, contactOwnerFirst: true }).managerId).toBe('bruno')
  })
})
