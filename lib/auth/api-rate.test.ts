import { describe, expect, it } from 'vitest'
import {
  API_REQUESTS_A_MINUTE,
  bearerPause,
  countWrongBearer,
  takeRequest,
  type Allowance,
  type WrongBearers,
} from './api-rate'

const noon = new Date('2026-11-29T12:00:00Z')
const after = (seconds: number) => new Date(noon.getTime() + seconds * 1000)

/** Takes requests at one instant until one is refused; answers how many were taken and what the refusal says. */
function takeAll(before: Allowance | undefined, now: Date) {
  let allowance = before
  for (let taken = 0; ; taken += 1) {
    const decided = takeRequest(allowance, now)
    if (!decided.ok) return { taken, retryAfterSeconds: decided.retryAfterSeconds, allowance }
    allowance = decided.after
  }
}

describe('takeRequest', () => {
  it('lets a program send a minute’s requests at once, and then says when the next is free', () => {
    const { taken, retryAfterSeconds } = takeAll(undefined, noon)
    expect(taken).toBe(API_REQUESTS_A_MINUTE)
    expect(retryAfterSeconds).toBe(1)
  })

  it('frees twenty requests a second, up to a minute’s', () => {
    const { allowance } = takeAll(undefined, noon)
    expect(takeAll(allowance, after(1)).taken).toBe(20)
    expect(takeAll(allowance, after(3600)).taken).toBe(API_REQUESTS_A_MINUTE)
  })

  it('never gives more where the clock goes back', () => {
    const { allowance } = takeAll(undefined, noon)
    expect(takeRequest(allowance, after(-3600)).ok).toBe(false)
  })
})

describe('bearerPause', () => {
  it('pauses an address for the rest of the minute after a hundred wrong tokens', () => {
    let counted: WrongBearers | undefined
    for (let wrong = 0; wrong < 100; wrong += 1) {
      expect(bearerPause(counted, after(10))).toBeNull()
      counted = countWrongBearer(counted, after(10))
    }
    expect(bearerPause(counted, after(10))).toBe(50)
    expect(bearerPause(counted, after(60))).toBeNull()
    expect(countWrongBearer(counted, after(60)).wrong).toBe(1)
  })
})
