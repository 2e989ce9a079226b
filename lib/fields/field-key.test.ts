import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fieldKey, freeKey } from './field-key'

describe('the key of a field', () => {
  it.each([
    ['Saldo', 'saldo'],
    ['Data de Nascimento', 'data_de_nascimento'],
    ['Nº do CPF/CNPJ', 'no_do_cpf_cnpj'],
    ['Ação', 'acao'],
    ['  __proto__ ', 'proto'],
    ['🙂', 'campo'],
    ['a'.repeat(80), 'a'.repeat(60)],
  ])('of %s is %s', (name, key) => {
    expect(fieldKey(name)).toBe(key)
  })

  it('gets a number where it is taken', () => {
    expect(freeKey('Saldo', new Set())).toBe('saldo')
    expect(freeKey('Saldo', new Set(['saldo', 'saldo_2']))).toBe('saldo_3')
    expect(freeKey('a'.repeat(60), new Set(['a'.repeat(60)]))).toBe(`${'a'.repeat(58)}_2`)
  })

  it('is always one that the table takes, and never a taken one', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 100 }),
        fc.array(fc.string({ maxLength: 3 })),
        (name, others) => {
          const taken = new Set([fieldKey(name), ...others.map(fieldKey)])
          const key = freeKey(name, taken)
          expect(key).toMatch(/^[a-z0-9_]{1,60}$/)
          expect(taken.has(key)).toBe(false)
        },
      ),
    )
  })
})
