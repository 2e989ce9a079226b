import { describe, expect, it } from 'vitest'
import { hostIn, hostNames, isAllowedHost } from './allowed-hosts.mjs'

describe('hostNames', () => {
  it('reads names and addresses', () => {
    expect(hostNames('CRM.example.com, 10.0.0.5,[::1]')).toEqual(['crm.example.com', '10.0.0.5', '::1'])
  })

  it.each(['', ',', 'https://crm.example.com', 'crm example', 'crm.example.com:443', '*.example.com', '-x'])(
    'refuses %j',
    text => {
      expect(hostNames(text)).toBeNull()
    },
  )
})

describe('hostIn', () => {
  it.each([
    ['crm.example.com', 'crm.example.com'],
    ['CRM.Example.com:8443', 'crm.example.com'],
    ['crm.example.com.', 'crm.example.com'],
    ['127.0.0.1:3000', '127.0.0.1'],
    ['[::1]:3000', '::1'],
    ['[2001:db8::1]', '2001:db8::1'],
  ])('finds the host in %s', (header, host) => {
    expect(hostIn(header)).toBe(host)
  })

  it.each([
    undefined,
    '',
    ' ',
    'a b',
    'crm.example.com/x',
    'crm.example.com@evil',
    'evil#crm',
    '[::1',
    'a:b:c',
    'x:999999',
  ])('finds none in %j', header => {
    expect(hostIn(header)).toBeNull()
  })
})

describe('isAllowedHost', () => {
  const https = { appUrl: 'https://crm.example.com', allowed: ['other.example.com'] }
  const http = { appUrl: 'http://localhost:3000', allowed: [] }

  it.each(['crm.example.com', 'localhost', '127.0.0.1', '::1', 'other.example.com'])('lets %s in over https', host => {
    expect(isAllowedHost(host, https)).toBe(true)
  })

  it.each([
    null,
    'evil.example',
    'www.crm.example.com',
    'crm.example.com.evil.example',
    '203.0.113.5',
    '10.0.0.5',
    'crm',
  ])('refuses %s over https', host => {
    expect(isAllowedHost(host, https)).toBe(false)
  })

  it.each(['localhost', '192.168.1.10', '2001:db8::1', 'meu-pc', 'balcao', 'pc.local'])(
    'lets %s in over plain http',
    host => {
      expect(isAllowedHost(host, http)).toBe(true)
    },
  )

  it.each([null, 'evil.example', 'localhost.evil.example', 'crm.example.com'])('refuses %s over plain http', host => {
    expect(isAllowedHost(host, http)).toBe(false)
  })
})
