import { describe, expect, test } from 'vitest'
import { createSparingly } from './log-sparingly'

describe('lines of one kind', () => {
  test('are said five times, then every ten seconds with the count of those left out', () => {
    const { say } = createSparingly()
    const answers = Array.from({ length: 100 }, (_, index) => say('away', index))
    expect(answers.filter(answer => answer !== null)).toHaveLength(5)
    expect(say('away', 10_100)).toEqual({ unsaid: 95 })
    expect(say('away', 10_200)).toBeNull()
  })

  test('of another kind are counted apart', () => {
    const { say } = createSparingly()
    for (let index = 0; index < 10; index++) say('away', index)
    expect(say('full', 20)).toEqual({ unsaid: 0 })
  })

  test('are said at once again when the flood is over', () => {
    const { say } = createSparingly()
    for (let index = 0; index < 10; index++) say('away', index)
    expect(Array.from({ length: 5 }, () => say('away', 60_000)).filter(answer => answer !== null)).toHaveLength(5)
  })

  test('of ever new kinds do not fill the memory', () => {
    const { say } = createSparingly()
    for (let index = 0; index < 1_000; index++) expect(say(`kind ${index}`, 0)).not.toBeNull()
  })
})
