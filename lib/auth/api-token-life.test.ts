import { describe, expect, it } from 'vitest'
import { tokenEnds, tokenState } from './api-token-life'

const now = new Date('2026-11-29T12:00:00Z')
const live = { revokedAt: null, expiresAt: tokenEnds(365, now), maker: { active: true, role: 'admin' } }

describe('tokenState', () => {
  it.each([
    ['live', live],
    ['live', { ...live, maker: null }],
    ['expired', { ...live, expiresAt: now }],
    ['revoked', { ...live, revokedAt: now }],
    ['maker_gone', { ...live, maker: { active: false, role: 'admin' } }],
    ['maker_gone', { ...live, maker: { active: true, role: 'manager' } }],
  ] as const)('is %s for %o', (state, facts) => {
    expect(tokenState(facts, now)).toBe(state)
  })

  it('ends to the millisecond after the days that were chosen', () => {
    expect(tokenEnds(30, now).toISOString()).toBe('2026-12-29T12:00:00.000Z')
  })
})
