import { describe, expect, test } from 'vitest'
import { createLockPatience } from './lock-patience'

describe('the patience for locks', () => {
  test('is what is left of the time while fewer than half of the connections wait', () => {
    const patience = createLockPatience(8)
    const waits = Array.from({ length: 4 }, () => patience.begin(1_900).lockMs)
    expect(waits).toEqual([1_900, 1_900, 1_900, 1_900])
  })

  test('is brief while half of them wait, and as before when one has its locks', () => {
    const patience = createLockPatience(8)
    const four = Array.from({ length: 4 }, () => patience.begin(1_900))
    const fifth = patience.begin(1_900)
    expect([fifth.lockMs, patience.begin(10).lockMs]).toEqual([50, 10])
    fifth.end()
    fifth.end()
    for (const one of four.slice(0, 2)) one.end()
    expect(patience.begin(1_900).lockMs).toBe(1_900)
  })

  test('is never nothing, which would be for ever', () => {
    expect(createLockPatience(8).begin(0).lockMs).toBe(1)
  })
})
