import { describe, expect, it } from 'vitest'
import { addressState, isInUse, oldAddressEnds } from './old-address'

const now = new Date('2026-11-22T12:00:00Z')

describe('an address beside a new one', () => {
  it('ends after a day, after a week, or when somebody revokes it', () => {
    expect(oldAddressEnds('24h', now)?.toISOString()).toBe('2026-11-23T12:00:00.000Z')
    expect(oldAddressEnds('7d', now)?.toISOString()).toBe('2026-11-29T12:00:00.000Z')
    expect(oldAddressEnds('until_revoked', now)).toBeNull()
  })

  it('is ended at the very instant it names', () => {
    const token = { expiresAt: now.toISOString(), revokedAt: null }
    expect(addressState(token, now)).toBe('expired')
    expect(addressState(token, new Date(now.getTime() - 1))).toBe('ending')
    expect(addressState({ ...token, revokedAt: now.toISOString() }, now)).toBe('revoked')
    expect(addressState({ expiresAt: null, revokedAt: null }, now)).toBe('live')
  })

  it('is in use when Jivo sent to it within a day', () => {
    expect(isInUse(null, now)).toBe(false)
    expect(isInUse('2026-11-21T12:00:01Z', now)).toBe(true)
    expect(isInUse('2026-11-21T12:00:00Z', now)).toBe(false)
  })
})
