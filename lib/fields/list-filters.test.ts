import { describe, expect, it } from 'vitest'
import type { Field } from './field'
import { readFieldFilters } from './list-filters'

const field = (type: Field['type'], entity: Field['entity'] = 'contact'): Field => ({
  id: type,
  entity,
  key: type,
  name: type,
  type,
  choices: ['Ouro'],
  required: false,
})
const must = (type: Field['type'], text: string | string[]) =>
  readFieldFilters([field(type)], { [`contact.${type}`]: text })[0]?.must

describe('filters by custom fields in an address', () => {
  it('ask for a choice, for yes or no, or for a part of a text', () => {
    expect(must('choice', 'Ouro')).toEqual({ be: 'value', value: 'Ouro' })
    expect(must('multi', ['Ouro', 'Prata'])).toEqual({ be: 'value', value: 'Ouro' })
    expect(must('bool', 'no')).toEqual({ be: 'value', value: false })
    expect(must('text', '  reci ')).toEqual({ be: 'containing', text: 'reci' })
  })

  it('ask for a number or a day, alone or between two', () => {
    expect(must('money', '10.5')).toEqual({ be: 'value', value: 10.5 })
    expect(must('number', '-3..10')).toEqual({ be: 'between', from: -3, to: 10 })
    expect(must('number', '..10')).toEqual({ be: 'between', from: null, to: 10 })
    expect(must('date', '2026-12-01..')).toEqual({ be: 'between', from: '2026-12-01', to: null })
  })

  it('are none where they cannot be read, or belong to another field', () => {
    for (const [type, text] of [
      ['bool', 'talvez'],
      ['number', 'dez'],
      ['number', '..'],
      ['number', '1..x'],
      ['date', '31/12/2026'],
      ['text', ' \0 '],
    ] as const) {
      expect(must(type, text)).toBeUndefined()
    }
    expect(readFieldFilters([field('text', 'lead')], { 'contact.text': 'x', text: 'x' })).toEqual([])
  })
})
