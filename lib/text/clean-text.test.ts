import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanLine, cleanText } from './clean-text'

describe('a text of several lines', () => {
  it('keeps its lines and loses what PostgreSQL refuses', () => {
    expect(cleanText(' um\r\ndois\rtrês\0\ud800 ', 100)).toBe('um\ndois\ntrês')
  })

  it('is null when nothing is left, and for everything that is no text', () => {
    for (const nothing of ['', ' \n\t\u00a0', '\0', '\udc00', null, undefined, true, {}, [], NaN]) {
      expect(cleanText(nothing, 10)).toBeNull()
    }
    expect(cleanText('text', 0)).toBeNull()
  })

  it('reads a number as its digits', () => {
    expect(cleanText(42, 10)).toBe('42')
    expect(cleanText(9007199254740993n, 20)).toBe('9007199254740993')
  })

  it('is cut without splitting a surrogate pair', () => {
    expect(cleanText('ab😀', 3)).toBe('ab')
    expect(cleanText('ab😀', 4)).toBe('ab😀')
  })
})

describe('a text of one line', () => {
  it('has one space where there was white space of any kind', () => {
    expect(cleanLine('\tAna\u00a0\u00a0Souza\r\nLima\u2003', 50)).toBe('Ana Souza Lima')
  })

  it('loses control characters and direction overrides, and keeps the joiners of an emoji', () => {
    expect(cleanLine('\u202eana\u2066\u0007\u200b\u0000!', 50)).toBe('ana!')
    expect(cleanLine('👩‍💻', 50)).toBe('👩‍💻')
  })
})

describe.each([
  ['several lines', cleanText],
  ['one line', cleanLine],
] as const)('cleaning %s', (_, clean) => {
  const anyText = fc
    .string({ unit: 'binary', maxLength: 40 })
    .chain(a => fc.constantFrom('\0', '\ud83d', '\ude00', '\r\n', '\u00a0', '').map(b => `${a}${b}${a}`))

  it('gives well-formed text within its limit, and cleaning again changes nothing', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 60 }), (text, max) => {
        const cleaned = clean(text, max)
        if (cleaned === null) return
        expect(cleaned.isWellFormed()).toBe(true)
        expect(cleaned).not.toContain('\0')
        expect(cleaned.length).toBeGreaterThan(0)
        expect(cleaned.length).toBeLessThanOrEqual(max)
        expect(clean(cleaned, max)).toBe(cleaned)
      }),
    )
  })

  it('never throws', () => {
    fc.assert(fc.property(fc.anything({ withBigInt: true }), value => void clean(value, 20)))
  })
})
