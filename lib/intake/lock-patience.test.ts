import { describe, expect, test } from 'vitest'
import { createLockPatience } from './lock-patience'

describe('the patience for locks', () => {
  test('is what is left of the time while fewer than half of the connections are slow', () => {
    const patience = createLockPatience(8)
    for (let count = 0; count < 3; count++) patience.begin(0)
    expect(patience.limit(1_900, 1_000)).toBe(1_900)
  })

  test('is brief once half of the connections have been busy for a while', () => {
    const patience = createLockPatience(8)
    const ends = Array.from({ length: 4 }, () => patience.begin(0))
    expect(patience.limit(1_900, 200)).toBe(1_900)
    expect(patience.limit(1_900, 300)).toBe(50)
    expect(patience.limit(10, 300)).toBe(10)
    ends[0]!()
    expect(patience.limit(1_900, 300)).toBe(1_900)
  })

  test('is never nothing, which would be for ever', () => {
    expect(createLockPatience(8).limit(0, 0)).toBe(1)
  })
})
