import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ABSOLUTE_SECONDS, IDLE_SECONDS, isDueForNote, isDueForRenewal, livesSince, secondsLeft } from './session-life'

const session = { sessionId: 'a', signedInAt: 1_000_000 }
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

describe('isDueForNote', () => {
  it('writes down that a session is used at most every five minutes', () => {
    expect(isDueForNote(at(1_000_000), at(1_000_299))).toBe(false)
    expect(isDueForNote(at(1_000_000), at(1_000_300))).toBe(true)
  })
})

describe('livesSince', () => {
  it('counts no session as over whose cookie is still good', () => {
    // Used until the last moment before it would have been noted again, from when on the cookie is good for its idle time.
    const gap = fc.nat({ max: 299 })
    fc.assert(
      fc.property(gap, fc.nat({ max: IDLE_SECONDS - 1 }), (unnoted, idle) => {
        const lastSeenAt = session.signedInAt
        const since = livesSince(at(lastSeenAt + unnoted + idle))
        return since.lastSeenAt <= at(lastSeenAt) && since.createdAt <= at(session.signedInAt)
      }),
    )
    expect(livesSince(at(session.signedInAt + ABSOLUTE_SECONDS)).createdAt).toEqual(at(session.signedInAt))
  })
})
