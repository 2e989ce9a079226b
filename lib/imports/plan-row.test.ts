import fc from 'fast-check'
import { v7 as uuid } from 'uuid'
import { describe, expect, it } from 'vitest'
import { managerBook } from './find-manager'
import type { Target } from './guess-columns'
import { readRow } from './read-row'
import type { RowRules } from './row-rules'
import { Rehearsal } from './rehearse-rows'
import { noFacts } from '@/tests/samples/facts'

const rules: RowRules = {
  mapping: ['name', 'email', 'phone', 'organization', 'field:cidade'],
  fields: [{ key: 'cidade', name: 'Cidade', type: 'choice', choices: ['São Paulo', 'Recife'] }],
  leadFields: [],
  stages: ['new', 'proposal'],
  managers: managerBook([]),
  areaCode: null,
  locale: 'pt-BR',
}
const world = {
  settings: noFacts().settings,
  fields: rules.fields.map(field => ({ ...field, entity: 'contact' as const })),
}
const rehearsal = () =>
  new Rehearsal({
    now: new Date('2026-05-04T12:00:00Z'),
    newId: uuid,
    origin: { importId: 'i', fileName: 'f', userId: null },
  })
const read = (cells: string[], more: Partial<RowRules> = {}) => readRow(cells, { ...rules, ...more })

describe('a row of a file', () => {
  it('is refused without an e-mail or a phone that says who it is', () => {
    expect(read(['Ana', '', '', 'Aurora'])).toEqual({ ok: false, said: { code: 'no_key' } })
    expect(read(['Ana', 'não informado', '-'])).toEqual({ ok: false, said: { code: 'no_key' } })
    expect(read(['Ana', '', '98765-4321'])).toEqual({ ok: false, said: { code: 'phone_unclear', value: '98765-4321' } })
    expect(read(['Ana', 'ana.loja.com.br', ''])).toEqual({
      ok: false,
      said: { code: 'email_invalid', value: 'ana.loja.com.br' },
    })
  })

  it('never reads a Brazilian number without +55 as one of another country', () => {
    const row = read(['', '', '11987654321'])
    expect(row.ok && row.reading.values).toMatchObject([{ key: '551187654321M', e164: '+5511987654321' }])
  })

  it('gets the DDD that was chosen for the file', () => {
    const row = read(['', '', '98765-4321'], { areaCode: '85' })
    expect(row.ok && row.reading.values).toMatchObject([{ e164: '+5585987654321', raw: '98765-4321' }])
  })

  it('keeps what cannot match as text, and leaves out a value that does not fit, telling both', () => {
    const { outcome, said } = rehearsal().rehearse(
      { number: 2, read: readRow(['Ana', 'ana@loja.com.br; ana(arroba)loja', '3265-4321', '', 'Paris'], rules) },
      world,
      () => false,
    )
    expect(outcome).toBe('created')
    expect(said).toEqual([
      { code: 'value_as_text', what: 'email', value: 'ana(arroba)loja' },
      { code: 'value_as_text', what: 'phone', value: '3265-4321' },
      { code: 'field_wrong', what: 'Cidade', value: 'Paris' },
    ])
    const fits = read(['', 'ana@loja.com.br', '', '', 'sao paulo'])
    expect(fits.ok && fits.reading.custom).toEqual({ cidade: 'São Paulo' })
  })

  it('with more cells than columns is refused, for they have shifted', () => {
    expect(read(['Ana', 'ana@loja.com.br', '', '', '', 'x'])).toEqual({ ok: false, said: { code: 'too_many_cells' } })
    expect(read(['Ana', 'ana@loja.com.br', '', '', '', ' ']).ok).toBe(true)
  })

  it.each([
    ['e-mails', 1, 'a%@loja.com.br'],
    ['phones', 2, '+55119876500%'],
  ])('with more than 50 %s is refused, for none may be lost', (_, column, value) => {
    const row = (count: number) =>
      ['Ana', '', '', '', ''].map((cell, index) =>
        index === column ? Array.from({ length: count }, (_, n) => value.replace('%', String(n + 10))).join(';') : cell,
      )
    expect(read(row(51))).toEqual({ ok: false, said: { code: 'too_many_values' } })
    const most = read(row(50))
    expect(most.ok && most.reading.values.length).toBe(50)
  })

  it('with a cell longer than fifty of the longest addresses is refused', () => {
    expect(read(['Ana', `ana@loja.com.br ${'x'.repeat(16_000)}`])).toEqual({
      ok: false,
      said: { code: 'too_many_values' },
    })
  })

  it.each<[Target, string, number, string]>([
    ['name', 'name', 200, 'ã'],
    ['name', 'name', 200, '🙂'],
    ['name', 'name', 200, 'a\u0303'],
    ['organization', 'organization', 200, 'a'],
    ['description', 'description', 20_000, 'a'],
    ['tags', 'tag', 200, 'a'],
    ['lead:tags', 'tag', 200, 'a'],
    ['lead:title', 'leadTitle', 300, 'a'],
    ['lead:description', 'leadDescription', 20_000, 'a'],
  ])(
    'is refused when its %s (%s) is longer than %d characters, and loses nothing of one that is not',
    (target, what, longest, letter) => {
      const given = (length: number) =>
        read(['ana@loja.com.br', `  ${letter.repeat(length)} `], { mapping: ['email', target] })
      expect(given(longest + 1)).toEqual({ ok: false, said: { code: 'too_long', what, value: String(longest) } })
      const fits = given(longest)
      expect(JSON.stringify(fits.ok && fits.reading)).toContain(letter.repeat(longest).normalize('NFC'))
    },
  )

  it('never throws, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { maxLength: 7 }), cells => void read(cells)),
    )
  })
})

describe('rows after one another', () => {
  const email = fc.integer({ min: 1, max: 4 }).map(n => `p${n}@loja.com.br`)
  const phone = fc.integer({ min: 1, max: 4 }).map(n => `(11) 98765-000${n}`)
  const cells = fc.record({
    name: fc.constantFrom('', 'Ana', 'Bia'),
    email: fc.option(email, { nil: '' }),
    phone: fc.option(phone, { nil: '' }),
  })

  it('a second time through the same file makes nobody, and a third time asks nothing more', () => {
    fc.assert(
      fc.property(fc.array(cells, { maxLength: 12 }), people => {
        const all = rehearsal()
        const once = () =>
          people.map(({ name, email, phone }, number) =>
            all.rehearse({ number, read: readRow([name, email, phone], rules) }, world, () => false),
          )
        const first = once()
        const second = once()
        const keys = new Set(people.flatMap(({ email, phone }) => [email, phone]).filter(Boolean))
        expect(first.filter(row => row.outcome === 'created').length).toBeLessThanOrEqual(keys.size)
        expect(second.filter(row => row.outcome === 'created')).toEqual([])
        const third = once()
        expect(third.filter(row => row.outcome === 'created' || row.outcome === 'completed')).toEqual([])
        expect(
          third.flatMap(row => row.said).filter(said => said.code === 'conflict' || said.code === 'conflict_two'),
        ).toEqual([])
      }),
    )
  })
})
