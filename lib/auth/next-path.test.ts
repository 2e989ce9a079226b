import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localPath, loginPath } from './next-path'

describe('localPath', () => {
  it('keeps a page of this site with its filters', () => {
    expect(localPath('/leads?status=open&q=ana%20souza#x')).toBe('/leads?status=open&q=ana%20souza#x')
  })

  it.each([
    'https://evil.example/leads',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/..//evil.example',
    'javascript:alert(1)',
    'leads',
    '',
    '/api/auth/signout',
    '/login?next=/leads',
    '/setup/x',
    '/_next/data',
    '/API/v1/leads',
    `/${'a'.repeat(2001)}`,
  ])('refuses %j', asked => {
    expect(localPath(asked)).toBeNull()
  })

  it('never leads to another host, whatever it is given', () => {
    const paths = fc.oneof(
      fc.webUrl(),
      fc.string().map(text => `/${text}`),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(paths, asked => {
        const path = localPath(asked)
        return path === null || new URL(path, 'https://crm.example').origin === 'https://crm.example'
      }),
    )
  })
})

describe('loginPath', () => {
  it('leads back to the page that was asked for', () => {
    expect(loginPath('/leads?q=a&b')).toBe('/login?next=%2Fleads%3Fq%3Da%26b')
    expect(loginPath('/')).toBe('/login')
    expect(loginPath(null)).toBe('/login')
  })

  it('keeps ids', () => {
    const id = '0198f2c4-1111-7222-8333-444455556666'
    expect(loginPath(`/leads/${id}?chat=${id}`)).toBe(`/login?next=${encodeURIComponent(`/leads/${id}?chat=${id}`)}`)
  })

  const TOKEN = 'aB3_-6789012345678901234567890xY'
  it.each([
    `/webhook/jivo?token=${TOKEN}`,
    `/webhook/jivo?Token=short`,
    `/webhook/jivo?x=1&access_token=abc&q=a`,
    `/webhook/${TOKEN}`,
    `/jivo/${TOKEN}/`,
    `/hook?key=${TOKEN}`,
    `/hook?${TOKEN}`,
    `/hook#${TOKEN}`,
    `/hook?password=hunter2`,
    `/hook?api_key=k1`,
    `/webhook/jivo?%74oken=abc`,
  ])('does not repeat the secret in %s', path => {
    expect(loginPath(path)).not.toMatch(/aB3_|short|abc|hunter2|k1/)
    expect(loginPath(path)).toMatch(/^\/login(\?next=|$)/)
  })
})
