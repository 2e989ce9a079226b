import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { initials, personHue, PERSON_HUES } from './person-hue'

describe('a person without a picture', () => {
  it.each([
    ['Tomas Silva', 'TS'],
    ['Ana Clara de Souza', 'AS'],
    ['ígor', 'Í'],
    ['bruno.lima@loja.com.br', 'BB'],
    ['  (11) 98765 ', '19'],
    ['李 小龙', '李小'],
    ['— 👋', ''],
    ['', ''],
  ])('%s is shown as “%s”', (name, shown) => {
    expect(initials(name)).toBe(shown)
  })

  it('keeps one hue, among those that exist', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), seed => {
        const hue = personHue(seed)
        expect(hue).toBe(personHue(seed))
        expect(hue).toBeGreaterThanOrEqual(1)
        expect(hue).toBeLessThanOrEqual(PERSON_HUES)
      }),
    )
  })

  it('shares the hues out among people', () => {
    const hues = new Set(Array.from({ length: 100 }, (_, index) => personHue(`pessoa ${index}`)))
    expect(hues.size).toBe(PERSON_HUES)
  })
})
