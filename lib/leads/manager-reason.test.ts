import { describe, expect, it } from 'vitest'
import { managerReasonSentence } from './manager-reason'

describe('managerReasonSentence', () => {
  it('says which operator stands for which manager', () => {
    expect(
      managerReasonSentence({ code: 'operator', operator: 'ana@loja.com.br', userName: 'Ana Lima' }),
    ).toBe('operator ana@loja.com.br maps to Ana Lima')
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

  it('says so when nobody was found', () => {
    expect(managerReasonSentence({ code: 'nobody', skipped: [] })).toBe(
      'no step of the assignment found anybody',
    )
  })

  it.each([null, undefined, {}, [], 'operator', { code: 'toString' }, { code: 7 }])(
    'is null for %j',
    reason => {
      expect(managerReasonSentence(reason)).toBeNull()
    },
  )
})
