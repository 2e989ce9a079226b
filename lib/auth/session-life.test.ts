import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ABSOLUTE_SECONDS, IDLE_SECONDS, isDueForRenewal, secondsLeft } from './session-life'

const session = { userId: 'a', sessionVersion: 1, signedInAt: 1_000_000 }
const at = (seconds: number) => new Date(seconds * 1000)

describe('secondsLeft', () => {
  it('is the idle time, however often the session was used', () => {
    expect(secondsLeft(session, at(session.signedInAt))).toBe(IDLE_SECONDS)
    expect(secondsLeft(session, at(session.signedInAt + 3 * IDLE_SECONDS))).toBe(IDLE_SECONDS)
  })

  it('never reaches beyond a week after the password was typed', () => {
    fc.assert(
      fc.property(fc.nat(2 * ABSOLUTE_SECONDS), passed => {
        const now = session.signedInAt + passed
        const left = secondsLeft(session, at(now))
        return left >= 0 && (left === 0 || now + left <= session.signedInAt + ABSOLUTE_SECONDS)
      }),
    )
  })
})

describe('isDueForRenewal', () => {
  it('waits ten minutes, so that prefetched links make no new cookies', () => {
    expect(isDueForRenewal(1_000_000, at(1_000_599))).toBe(false)
    expect(isDueForRenewal(1_000_000, at(1_000_600))).toBe(true)
  })
})
