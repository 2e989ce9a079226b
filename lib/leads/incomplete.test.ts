import { describe, expect, it } from 'vitest'
import { incompleteFields } from './incomplete'

const all = { name: true, email: true, phone: true }
const nothing = { name: false, email: false, phone: false }

describe('incompleteFields', () => {
  it('names the required fields that the contact lacks, in the order of the setting', () => {
    expect(incompleteFields(['phone', 'name', 'email'], { ...nothing, name: true })).toEqual(['phone', 'email'])
  })

  it('names the company’s own required fields behind them', () => {
    expect(incompleteFields(['email'], nothing, ['lead.orcamento', 'contact.cpf'])).toEqual([
      'email',
      'lead.orcamento',
      'contact.cpf',
    ])
  })

  it('asks for nothing that is not required', () => {
    expect(incompleteFields([], nothing)).toEqual([])
    expect(incompleteFields(['email'], { ...nothing, email: true })).toEqual([])
    expect(incompleteFields(['name', 'email', 'phone'], all)).toEqual([])
  })

  it('names a field once, and one that it does not know always', () => {
    expect(incompleteFields(['name', 'name', 'constructor'], nothing)).toEqual(['name', 'constructor'])
    expect(incompleteFields(['constructor'], all)).toEqual(['constructor'])
  })
})
