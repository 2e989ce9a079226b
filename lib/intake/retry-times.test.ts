import { expect, test } from 'vitest'
import { retryAt } from './retry-times'

test('a failed delivery is tried again after 1, 2, 5, 15 minutes, 1, 3, 12 hours, then only by hand', () => {
  const now = new Date('2026-11-22T12:00:00Z')
  const minutes = [1, 2, 3, 4, 5, 6, 7, 8].map(attempts => {
    const at = retryAt(now, attempts)
    return at && (at.getTime() - now.getTime()) / 60_000
  })
  expect(minutes).toEqual([1, 2, 5, 15, 60, 180, 720, null])
})
