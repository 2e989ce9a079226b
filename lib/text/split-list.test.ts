import fc from 'fast-check'
import { expect, it } from 'vitest'
import { splitList } from './split-list'

it('parts at every mark where nothing is known', () => {
  expect(splitList(' vip, obra;feira ,, ', ',;', () => false)).toEqual(['vip', 'obra', 'feira'])
  expect(splitList('', ',;', () => false)).toEqual([])
})

it('keeps a known item together, the longest one first', () => {
  const known = new Set(['São Paulo, SP', 'São Paulo', 'SP'])
  expect(splitList('Recife, São Paulo, SP; SP', ',;', item => known.has(item))).toEqual([
    'Recife',
    'São Paulo, SP',
    'SP',
  ])
})

it('loses no letter of what stands between the marks', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', ',', ';', ' '), maxLength: 12 })
  fc.assert(
    fc.property(text, fc.array(text), (list, known) => {
      const letters = (one: string) => one.replace(/[^ab]/g, '')
      expect(letters(splitList(list, ',;', item => known.includes(item)).join(''))).toBe(letters(list))
    }),
  )
})
