import { describe, expect, it } from 'vitest'
import { reasonAfterMapping } from './reassign'

const passedOver = {
  code: 'account_default',
  userName: 'Rui',
  skipped: [
    { step: 'operator', why: 'unmapped', operator: 'ana@loja.com' },
    { step: 'assigned_agent', why: 'none' },
    { step: 'contact_owner', why: 'none' },
  ],
}

describe('reasonAfterMapping', () => {
  it('gives the lead to the operator’s manager at the step that had passed the operator over', () => {
    expect(reasonAfterMapping(passedOver, 'ana@loja.com', 'Ana')).toEqual({
      code: 'operator',
      operator: 'ana@loja.com',
      userName: 'Ana',
    })
  })

  it('keeps the steps that were skipped before it', () => {
    const reason = {
      code: 'nobody',
      skipped: [
        { step: 'operator', why: 'bot', operator: '#-5' },
        { step: 'assigned_agent', why: 'inactive', operator: '#7' },
      ],
    }
    expect(reasonAfterMapping(reason, '#7', 'Ana')).toEqual({
      code: 'assigned_agent',
      operator: '#7',
      userName: 'Ana',
      skipped: [{ step: 'operator', why: 'bot', operator: '#-5' }],
    })
  })

  it('follows an operator who is mapped to somebody else', () => {
    expect(reasonAfterMapping({ code: 'operator', operator: '#7', userName: 'Bia' }, '#7', 'Ana')).toEqual({
      code: 'operator',
      operator: '#7',
      userName: 'Ana',
    })
  })

  it('takes a lead back from the steps below: a rule, the round robin, the queue', () => {
    const skipped = [
      { step: 'operator', why: 'unmapped', operator: 'ana@loja.com' },
      { step: 'round_robin', why: 'away', userName: 'Rui' },
    ]
    for (const code of ['department_rule', 'round_robin', 'nobody']) {
      expect(reasonAfterMapping({ code, userName: 'Bia', skipped }, 'ana@loja.com', 'Ana')).toEqual({
        code: 'operator',
        operator: 'ana@loja.com',
        userName: 'Ana',
      })
    }
  })

  it('leaves leads alone in which the operator had no say', () => {
    expect(reasonAfterMapping(passedOver, 'bruno@loja.com', 'Bruno')).toBeNull()
    expect(reasonAfterMapping({ code: 'contact_owner', userName: 'Bia' }, '#7', 'Ana')).toBeNull()
    expect(reasonAfterMapping({ code: 'hand' }, '#7', 'Ana')).toBeNull()
    expect(reasonAfterMapping(null, '#7', 'Ana')).toBeNull()
  })
})
