import { expect, it } from 'vitest'
import fc from 'fast-check'
import { rowDigest } from './row-digest'

function digestOf(chunks: Buffer[]) {
  const digest = rowDigest()
  for (const chunk of chunks) digest.add(chunk)
  return digest.end()
}

const rows = (...lines: string[]) => Buffer.from(lines.map(line => `${line}\n`).join(''))

it('is the same for the same rows in any order, cut anywhere', () => {
  const line = fc.string({ unit: 'grapheme' }).map(text => text.replaceAll('\n', ' '))
  fc.assert(
    fc.property(fc.array(line), fc.nat(), (lines, at) => {
      const whole = rows(...lines)
      const cut = whole.length === 0 ? 0 : at % whole.length
      const expected = digestOf([whole])
      expect(digestOf([whole.subarray(0, cut), whole.subarray(cut)])).toEqual(expected)
      expect(digestOf([rows(...[...lines].reverse())])).toEqual(expected)
      expect(expected.rows).toBe(lines.length)
    }),
  )
})

it('differs when a row is missing, doubled or another', () => {
  const digests = [rows('a', 'b'), rows('a'), rows('a', 'b', 'b'), rows('a', 'c'), rows('ab', '')].map(
    one => digestOf([one]).digest,
  )
  expect(new Set(digests).size).toBe(5)
})

it('refuses rows that end in the middle of one', () => {
  expect(() => digestOf([Buffer.from('a\nb')])).toThrow(/middle/)
})
