import { describe, expect, test } from 'vitest'
import { readAttributes } from './attributes'

const read = (value: unknown, notes = new Set<string>()) => readAttributes(value, notes)

describe('the attributes of a client', () => {
  const expected = { Nome_da_empresa: 'Padaria Aurora', Funcionarios: '14' }

  test.each([
    [{ Nome_da_empresa: 'Padaria Aurora', Funcionarios: 14 }],
    [[{ Nome_da_empresa: 'Padaria Aurora' }, { Funcionarios: 14 }]],
    [
      [
        { name: 'Nome_da_empresa', value: 'Padaria Aurora' },
        { name: 'Funcionarios', value: '14' },
      ],
    ],
    [{ '0': { Nome_da_empresa: 'Padaria Aurora' }, '1': { Funcionarios: 14 } }],
  ])('are read from %j', value => {
    expect(read(value)).toEqual(expected)
  })

  test.each([undefined, null, [], {}, '', 'x', 5, [1, 'x', null]])('%j has none', value => {
    expect(read(value)).toEqual({})
  })

  test('values that are nothing or no text are left out, true and false are words', () => {
    const notes = new Set<string>()
    expect(read({ a: null, b: '', c: { d: 1 }, e: true, f: 'x' }, notes)).toEqual({ e: 'true', f: 'x' })
    expect(notes).toEqual(new Set(['attribute_value_unreadable']))
  })

  test('prototype names are harmless', () => {
    const value = JSON.parse('{"__proto__":{"polluted":1},"constructor":"x","a\\u0000b":"c\\u0000d"}')
    expect(Object.entries(read(value))).toEqual([
      ['constructor', 'x'],
      ['ab', 'cd'],
    ])
    expect(read(JSON.parse('{"__proto__":"x"}'))).toEqual({})
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  test('one hundred are kept', () => {
    const notes = new Set<string>()
    const many = Object.fromEntries(Array.from({ length: 101 }, (_, at) => [`campo${at}`, at]))
    expect(Object.keys(read(many, notes))).toHaveLength(100)
    expect(notes).toEqual(new Set(['attributes_cut']))
  })
})
