import { describe, expect, it } from 'vitest'
import { isOwnOrigin } from './own-origin'

const ours = { appUrl: 'https://crm.example.com', host: '127.0.0.1:3000' }

describe('isOwnOrigin', () => {
  it('knows the address in links and the host that was asked', () => {
    expect(isOwnOrigin('https://crm.example.com', ours)).toBe(true)
    expect(isOwnOrigin('https://other.example.com', { ...ours, host: 'other.example.com' })).toBe(true)
    expect(isOwnOrigin('http://127.0.0.1:3000', { ...ours, appUrl: 'http://localhost:3000' })).toBe(true)
  })

  it.each([
    null,
    '',
    'null',
    'https://evil.example',
    'https://crm.example.com.evil.example',
    'http://127.0.0.1:3000',
    'http://127.0.0.1:3001',
    'file://',
  ])('refuses the origin %j', origin => {
    expect(isOwnOrigin(origin, ours)).toBe(false)
  })

  it('refuses the plain http twin of an https address', () => {
    expect(isOwnOrigin('http://crm.example.com', { ...ours, host: null })).toBe(false)
    expect(isOwnOrigin('http://crm.example.com', { ...ours, host: 'crm.example.com' })).toBe(false)
  })
})
