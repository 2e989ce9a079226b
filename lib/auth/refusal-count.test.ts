import { expect, it } from 'vitest'
import { countRefusal, type RefusalCount } from './refusal-count'

const noon = new Date('2026-11-29T12:00:00Z')

/** How many of so many refusals at one minute deserve a line. */
function lines(refusals: number, keyOf: (index: number) => string): number {
  let counted: RefusalCount | undefined
  let written = 0
  for (let index = 0; index < refusals; index += 1) {
    const { after, deservesLine } = countRefusal(counted, keyOf(index), noon)
    counted = after
    written += deservesLine ? 1 : 0
  }
  expect(counted?.byKey.size).toBeLessThanOrEqual(2000)
  return written
}

it('writes a line for the first refusal of an address and for each tenfold', () => {
  expect(lines(5, () => 'a')).toBe(1)
  expect(lines(2500, () => 'a')).toBe(4)
})

it('writes sixty lines a minute at most, from however many addresses', () => {
  expect(lines(50_000, index => String(index))).toBe(60)
})

it('begins again with the next minute', () => {
  const { after } = countRefusal(undefined, 'a', noon)
  expect(countRefusal(after, 'a', noon).deservesLine).toBe(false)
  expect(countRefusal(after, 'a', new Date(noon.getTime() + 60_000)).deservesLine).toBe(true)
})
