import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { locales } from '@/lib/i18n/locale'
import { isSameValue, storedValue, type FieldType, type FieldValue } from './field'
import { editableText, formatValue } from './format-value'
import { readAttribute, readFieldText } from './read-text'
import { readValue } from './read-value'

const CHOICES = ['Ouro', 'Prata', 'Não sei']
const field = (type: FieldType) => ({ type, choices: type === 'choice' || type === 'multi' ? CHOICES : [] })
const read = (type: FieldType, given: unknown, current: FieldValue | null = null) => {
  const value = readValue(field(type), given, current)
  return value.ok ? value.value : value.problem
}
const typed = (type: FieldType, text: string, locale: 'pt-BR' | 'en' = 'pt-BR') => {
  const value = readFieldText(field(type), text, locale)
  return value.ok ? value.value : `no ${value.problem}`
}

describe('a value in JSON', () => {
  it('is taken in the shape of its type', () => {
    expect(read('text', '  Rua das Flores \n 12 ')).toBe('Rua das Flores \n 12')
    expect(read('number', -1.5)).toBe(-1.5)
    expect(read('money', 1234.56)).toBe(1234.56)
    expect(read('date', '2028-02-29')).toBe('2028-02-29')
    expect(read('choice', 'Ouro')).toBe('Ouro')
    expect(read('multi', ['Prata', 'Ouro', 'Prata'])).toEqual(['Ouro', 'Prata'])
    expect(read('bool', false)).toBe(false)
    expect(read('url', 'https://loja.com.br/a?b=1#c')).toBe('https://loja.com.br/a?b=1#c')
  })

  it.each([
    ['text', 12],
    ['text', ['a']],
    ['text', {}],
    ['number', '12'],
    ['number', true],
    ['number', NaN],
    ['number', 1e30],
    ['money', '1234,56'],
    ['money', 10.005],
    ['date', '31/12/2026'],
    ['date', '2026-02-30'],
    ['date', 20261231],
    ['choice', 'ouro'],
    ['choice', ['Ouro']],
    ['multi', 'Ouro'],
    ['multi', ['Ouro', 'Bronze']],
    ['bool', 'sim'],
    ['bool', 1],
    ['url', 'javascript:alert(1)'],
    ['url', 'ftp://a.br'],
    ['url', 'loja.com.br'],
    ['url', 'https://a b.br'],
  ] as [FieldType, unknown][])('of another shape is refused: %s %j', (type, given) => {
    expect(readValue(field(type), given)).toEqual({ ok: false, problem: type })
  })

  it('is taken away by null, a blank text and an empty list', () => {
    for (const type of ['text', 'number', 'money', 'date', 'choice', 'multi', 'bool', 'url'] as const)
      expect(read(type, null)).toBeNull()
    for (const type of ['text', 'date', 'choice', 'url'] as const) expect(read(type, '  ')).toBeNull()
    expect(read('multi', [])).toBeNull()
  })

  it('may keep a choice that was retired, and not take it anew', () => {
    expect(read('choice', 'Bronze', 'Bronze')).toBe('Bronze')
    expect(read('multi', ['Bronze', 'Ouro'], ['Bronze'])).toEqual(['Ouro', 'Bronze'])
    expect(read('choice', 'Bronze', 'Ouro')).toBe('choice')
  })

  it('forgives the noise of a program’s sum and no third decimal', () => {
    expect(read('money', 0.1 + 0.2)).toBe(0.3)
    expect(read('number', 0.1 + 0.2)).toBe(0.3)
    expect(read('money', 0.301)).toBe('money')
  })
})

describe('a value as people type it', () => {
  it.each([
    ['1.234,56', 1234.56],
    ['1234,5', 1234.5],
    ['1.234', 1234],
    ['12.5', 12.5],
    ['0.125', 0.125],
    ['-7', -7],
    ['1.234.567,89', 1234567.89],
    ['1.23.4', 'no number'],
    ['1,2,3', 'no number'],
    ['doze', 'no number'],
  ])('reads %s in Portuguese', (text, value) => {
    expect(typed('number', text)).toBe(value)
  })

  it('reads English spellings, R$, days, words for yes, and choices whatever their case', () => {
    expect(typed('number', '1,234.56', 'en')).toBe(1234.56)
    expect(typed('money', 'R$ 1.234,56')).toBe(1234.56)
    expect(typed('money', '1,234', 'en')).toBe(1234)
    expect(typed('date', '1/2/2026')).toBe('2026-02-01')
    expect(typed('date', '31/02/2026')).toBe('no date')
    expect(typed('bool', 'Não')).toBe(false)
    expect(typed('bool', 'sim')).toBe(true)
    expect(typed('bool', 'talvez')).toBe('no bool')
    expect(typed('choice', 'nao SEI')).toBe('Não sei')
    expect(typed('multi', 'prata; ouro')).toEqual(['Ouro', 'Prata'])
    expect(typed('multi', 'prata, bronze')).toBe('no multi')
    expect(typed('url', 'loja.com.br/x')).toBe('https://loja.com.br/x')
    expect(typed('url', 'JavaScript:alert(1)')).toBe('no url')
    expect(typed('text', '   ')).toBeNull()
  })

  it('reads a number of a program before one of a person', () => {
    expect(readAttribute(field('number'), '1.234', 'pt-BR')).toEqual({ ok: true, value: 1.234 })
    expect(readAttribute(field('money'), '1.234,50', 'pt-BR')).toEqual({ ok: true, value: 1234.5 })
    expect(readAttribute(field('number'), 'muito', 'pt-BR')).toEqual({ ok: false, problem: 'number' })
  })
})

describe('a value as people read it', () => {
  it('is spelt in their language', () => {
    expect(formatValue('money', 1234.56, 'pt-BR')).toBe('R$ 1.234,56')
    expect(formatValue('money', 1234.56, 'en')).toBe('R$1,234.56')
    expect(formatValue('number', 1234.5, 'pt-BR')).toBe('1.234,5')
    expect(formatValue('date', '2026-12-31', 'pt-BR')).toBe('31/12/2026')
    expect(formatValue('date', '2026-12-31', 'en')).toBe('Dec 31, 2026')
    expect(formatValue('bool', false, 'pt-BR')).toBe('Não')
    expect(formatValue('multi', ['Ouro', 'Prata'], 'en')).toBe('Ouro, Prata')
  })

  it('is shown as it is where it does not fit its type', () => {
    expect(formatValue('date', 'logo', 'pt-BR')).toBe('logo')
    expect(formatValue('number', 'muitos', 'en')).toBe('muitos')
  })
})

const values: [FieldType, fc.Arbitrary<FieldValue>][] = [
  [
    'text',
    fc
      .string({ unit: 'grapheme' })
      .map(text => text.trim())
      .filter(text => read('text', text) === text),
  ],
  ['number', fc.integer({ min: -1e14, max: 1e14 }).map(units => units / 1e6)],
  ['number', fc.integer()],
  ['money', fc.integer({ min: -1e13, max: 1e13 }).map(cents => cents / 100)],
  [
    'date',
    fc
      .date({ min: new Date('1800-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
      .map(day => day.toISOString().slice(0, 10)),
  ],
  ['choice', fc.constantFrom(...CHOICES)],
  ['multi', fc.subarray(CHOICES, { minLength: 1 })],
  ['bool', fc.boolean()],
  ['url', fc.webUrl({ withQueryParameters: true, withFragments: true })],
]

describe.each(locales)('every value, in %s', locale => {
  it.each(values)('of type %s comes back from the text it is edited in', (type, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, value => {
        const stored = readValue(field(type), value)
        expect(stored.ok).toBe(true)
        if (!stored.ok || stored.value === null) return
        const back = readFieldText(field(type), editableText(type, stored.value, locale), locale)
        expect(back).toEqual({ ok: true, value: stored.value })
      }),
    )
  })

  it.each(values)('of type %s is read the same when it is read again', (type, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, value => {
        const once = readValue(field(type), value)
        expect(once.ok && readValue(field(type), once.value)).toEqual(once)
      }),
    )
  })
})

describe('any JSON', () => {
  it('is read or refused, never thrown at, and never stored empty', () => {
    fc.assert(
      fc.property(fc.constantFrom(...values.map(([type]) => type)), fc.jsonValue(), (type, given) => {
        const value = readValue(field(type), given)
        if (value.ok && value.value !== null) expect(storedValue({ key: value.value }, 'key')).toEqual(value.value)
      }),
    )
  })

  it('counts as the same value in any order of its choices', () => {
    expect(isSameValue(['a', 'b'], ['b', 'a'])).toBe(true)
    expect(isSameValue(['a'], ['a', 'b'])).toBe(false)
    expect(isSameValue(false, null)).toBe(false)
  })
})
