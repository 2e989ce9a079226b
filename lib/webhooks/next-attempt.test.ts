import { describe, expect, it } from 'vitest'
import { judgeAttempt } from './next-attempt'

const now = new Date('2026-11-22T12:00:00Z')
const minutesUntil = (attempts: number) => {
  const verdict = judgeAttempt({ status: 500 }, attempts, now)
  return verdict.state === 'pending' ? (verdict.at.getTime() - now.getTime()) / 60_000 : verdict.state
}

describe('a message', () => {
  it('is delivered by any 2xx and by nothing else', () => {
    expect(judgeAttempt({ status: 204 }, 1, now)).toEqual({ state: 'delivered' })
    expect(judgeAttempt({ status: 302 }, 1, now).state).toBe('pending')
    expect(judgeAttempt({ error: 'timeout' }, 1, now).state).toBe('pending')
  })

  it('is tried again after 1, 5 and 30 minutes, 2, 5 and 10 hours, then given up', () => {
    expect([1, 2, 3, 4, 5, 6, 7].map(minutesUntil)).toEqual([1, 5, 30, 120, 300, 600, 'failed'])
  })

  it('ends at once where the receiver says 410', () => {
    expect(judgeAttempt({ status: 410 }, 1, now)).toEqual({ state: 'failed', gone: true })
  })
})
