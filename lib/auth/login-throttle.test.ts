import { describe, expect, it } from 'vitest'
import {
  decideKnownTry,
  decideTry,
  type DeviceThrottles,
  type StrangerThrottles,
  type Throttle,
} from './login-throttle'

const noon = new Date('2026-11-22T12:00:00Z')
const untouched: Throttle = { failures: 0, windowFrom: noon, nextTryAt: noon }
const after = (seconds: number) => new Date(noon.getTime() + seconds * 1000)

/** Tries once a second with a wrong password from one address, on one account or on a new one each time. */
function attack(seconds: number, accounts: 'one' | 'many') {
  let throttles: StrangerThrottles = { account: untouched, address: untouched, pair: untouched }
  let reached = 0
  for (let second = 0; second < seconds; second += 1) {
    const decision = decideTry(throttles, after(second))
    if (!decision.ok) continue
    reached += 1
    throttles = accounts === 'one' ? decision.after : { ...decision.after, account: untouched, pair: untouched }
  }
  return { reached, throttles }
}

describe('decideTry', () => {
  it('lets at most ten tries at an account reach the hash in a quarter of an hour', () => {
    expect(attack(899, 'one').reached).toBe(10)
  })

  it('lets at most thirty tries from an address reach the hash in a quarter of an hour', () => {
    expect(attack(899, 'many').reached).toBe(30)
  })

  it('does not slow down who mistypes a few times', () => {
    expect(attack(4, 'one').reached).toBe(4)
  })

  it('makes each try wait longer than the one before, a minute at most', () => {
    let throttles: StrangerThrottles = { account: untouched, address: untouched, pair: untouched }
    let now = noon
    const waits: number[] = []
    for (let tries = 0; tries < 10; tries += 1) {
      let decision = decideTry(throttles, now)
      if (!decision.ok) {
        waits.push(decision.waitSeconds)
        now = new Date(now.getTime() + decision.waitSeconds * 1000)
        decision = decideTry(throttles, now)
      }
      if (decision.ok) throttles = decision.after
    }
    expect(waits).toEqual([2, 4, 8, 16, 32])
  })

  it('lets the owner in within a minute while somebody attacks from another address', () => {
    const { throttles } = attack(300, 'one')
    const owner = { account: throttles.account, address: untouched, pair: untouched }
    const decision = decideTry(owner, after(300))
    const wait = decision.ok ? 0 : decision.waitSeconds
    expect(wait).toBeLessThanOrEqual(60)
    expect(decideTry(owner, after(300 + wait)).ok).toBe(true)
  })

  it('begins again a quarter of an hour after the first try', () => {
    const { throttles } = attack(200, 'one')
    expect(decideTry(throttles, after(899)).ok).toBe(false)
    expect(decideTry(throttles, after(901)).ok).toBe(true)
  })
})

describe('decideKnownTry', () => {
  it('lets at most ten wrong tries of one browser reach the hash in a quarter of an hour', () => {
    let device: DeviceThrottles = { device: untouched }
    let reached = 0
    for (let second = 0; second < 899; second += 1) {
      const decision = decideKnownTry(device, after(second))
      if (!decision.ok) continue
      reached += 1
      device = decision.after
    }
    expect(reached).toBe(10)
    expect(decideKnownTry(device, after(901)).ok).toBe(true)
  })
})
