import { describe, expect, it } from 'vitest'
import { lateBefore, waitingAge } from './waiting-age'

const now = new Date('2026-11-22T12:00:00Z')
const after = (minutes: number) => waitingAge(new Date(now.getTime() - minutes * 60_000), now)

describe('waitingAge', () => {
  it('is no longer urgent after seven days', () => {
    expect([7 * 24 * 60 - 1, 7 * 24 * 60].map(minutes => after(minutes).level)).toEqual(['urgent', 'old'])
  })

  it('changes at 15 and at 60 minutes', () => {
    expect([0, 14.99, 15, 59.99, 60, 6000].map(minutes => after(minutes).level)).toEqual([
      'fresh',
      'fresh',
      'late',
      'late',
      'urgent',
      'urgent',
    ])
  })

  it('counts whole minutes, hours and days, and never below zero', () => {
    expect(after(24 * 60 + 61)).toMatchObject({ minutes: 1501, hours: 25, days: 1 })
    expect(after(-5).minutes).toBe(0)
  })

  it('agrees with the moment the notice counts from', () => {
    expect(waitingAge(lateBefore(now), now).level).toBe('late')
  })
})
