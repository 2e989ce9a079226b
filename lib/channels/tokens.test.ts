import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashToken, isSameHash, newToken } from './tokens'

describe('newToken', () => {
  it('holds 192 bits in characters that an address carries as they are', () => {
    expect(newToken()).toMatch(/^[\w-]{32}$/)
    expect(new Set(Array.from({ length: 200 }, newToken)).size).toBe(200)
  })
})

describe('hashToken', () => {
  it('has one length for every input, so that a comparison never sees different lengths', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), text => hashToken(text).length === 32))
    expect(hashToken('x'.repeat(500_000)).length).toBe(32)
  })

  it('tells apart tokens that differ in a character, a case or a look-alike', () => {
    const token = newToken()
    const hash = hashToken(token)
    expect(isSameHash(hash, hashToken(token))).toBe(true)
    for (const other of ['', token.slice(1), token.slice(0, -1), `${token} `, token.toLowerCase().toUpperCase()]) {
      expect(isSameHash(hash, hashToken(other))).toBe(false)
    }
    expect(isSameHash(hashToken('a'), hashToken('а'))).toBe(false)
  })
})
