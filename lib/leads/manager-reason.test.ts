import { describe, expect, it } from 'vitest'
import { managerReasonSentence } from './manager-reason'

describe('managerReasonSentence', () => {
  it('says which operator stands for which manager', () => {
    expect(managerReasonSentence({ code: 'operator', operator: 'ana@loja.com.br', userName: 'Ana Lima' })).toBe(
      'operator ana@loja.com.br maps to Ana Lima',
    )
  })

  it('adds the steps that had somebody who could not be taken, and no others', () => {
    const skipped = [
      { step: 'operator', why: 'unmapped', operator: '#2016' },
      { step: 'assigned_agent', why: 'none' },
      { step: 'contact_owner', why: 'inactive' },
    ]
    expect(managerReasonSentence({ code: 'channel_default', userName: 'Bia', skipped })).toBe(
      'Bia is the default owner of the channel; operator #2016 maps to nobody; the owner of the contact is no longer active',
    )
  })

  it('names the rule, or whose turn it was, and who was passed over in the round robin', () => {
    const rule = { subject: 'department', value: 'Vendas' }
    expect(managerReasonSentence({ code: 'department_rule', userName: 'Bia', rule })).toBe(
      'chats of the department “Vendas” go to Bia',
    )
    const skipped = [
      { step: 'source_rule', why: 'inactive', userName: 'Caio', rule: { subject: 'site', value: 'loja.com.br' } },
      { step: 'round_robin', why: 'away', userName: 'Ana' },
      { step: 'round_robin', why: 'busier', userName: 'Davi', openLeads: 4 },
    ]
    expect(managerReasonSentence({ code: 'round_robin', userName: 'Bia', openLeads: 2, skipped })).toBe(
      'it was the turn of Bia, who had 2 open leads, in the round robin; ' +
        'Caio, whose rule is the site “loja.com.br”, is no longer active; ' +
        'Ana of the round robin is away; Davi of the round robin was not next with 4 open leads',
    )
  })

  it('says so when nobody was found', () => {
    expect(managerReasonSentence({ code: 'nobody', skipped: [] })).toBe('no step of the assignment found anybody')
  })

  it.each([null, undefined, {}, [], 'operator', { code: 'toString' }, { code: 7 }])('is null for %j', reason => {
    expect(managerReasonSentence(reason)).toBeNull()
  })
})
