import { describe, expect, it } from 'vitest'
import { value } from '@/tests/samples/identity-rows'
import { clearStar, nextPrimary, primaryOf } from './primaries'

const text = value('text', 'ana', null)
const candidate = value('candidate', 'ana', '551178765432M', { candidate: true })
const older = value('older', 'ana', '551187654321M', { first_seen_at: '2026-01-01T00:00:00Z' })
const newer = value('newer', 'ana', '551187654322M')
const email = value('email', 'ana', 'ana@x.com', { is_primary: true })

describe('who becomes primary when the primary leaves', () => {
  it('is what matches before a candidate, a candidate before a text, the older before the newer', () => {
    const all = [text, candidate, newer, older, email]
    const order = ['older', 'newer', 'candidate', 'text']
    for (const [index, id] of order.entries()) expect(nextPrimary(all, 'phone', order.slice(0, index))?.id).toBe(id)
    expect(nextPrimary(all, 'phone', order)).toBeNull()
  })

  it('is never a visitor number, and of equals always the same one', () => {
    expect(nextPrimary([value('v', 'ana', 'c:1', { kind: 'visitor' })], 'visitor')).toBeNull()
    const twins = [value('b', 'ana', 'k1'), value('a', 'ana', 'k2')]
    expect(nextPrimary(twins, 'phone')).toBe(nextPrimary(twins.toReversed(), 'phone'))
  })
})

describe('a star', () => {
  it('is cleared before another is given, and only where there is one', () => {
    expect(primaryOf([text, email], 'email')).toBe(email)
    expect(clearStar([text, email], 'email')).toMatchObject([
      { does: 'update', ids: ['email'], to: { is_primary: false } },
    ])
    expect(clearStar([text, email], 'phone')).toEqual([])
  })
})
