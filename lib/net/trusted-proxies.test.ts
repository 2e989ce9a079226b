import { describe, expect, it } from 'vitest'
import { clientOf, isTrustedPeer, parseTrustedProxies } from './trusted-proxies.mjs'

const trust = (text: string) => parseTrustedProxies(text) ?? expect.fail(`${text} is not a list of proxies`)

describe('parseTrustedProxies', () => {
  it.each([
    ['0', { hops: 0, nets: [] }],
    ['1', { hops: 1, nets: [] }],
    ['10.0.0.5', { hops: 0, nets: ['10.0.0.5'] }],
    ['10.0.0.0/8, 2001:db8::/32', { hops: 0, nets: ['10.0.0.0/8', '2001:db8::/32'] }],
  ])('reads %s', (text, expected) => {
    expect(parseTrustedProxies(text)).toEqual(expected)
  })

  it.each(['', '-1', '11', '999', 'yes', 'proxy.example', '10.0.0.0/40', '1, proxy', ','])('refuses %j', text => {
    expect(parseTrustedProxies(text)).toBeNull()
  })
})

describe('clientOf', () => {
  it.each([
    ['203.0.113.9', '0', '203.0.113.9'],
    ['1.1.1.1, 2.2.2.2, 203.0.113.9', '0', '203.0.113.9'],
    ['6.6.6.6, 198.51.100.7, 10.0.0.2', '1', '198.51.100.7'],
    ['6.6.6.6, 198.51.100.7, 203.0.113.3, 10.0.0.2', '2', '198.51.100.7'],
    ['10.0.0.2', '3', '10.0.0.2'],
    ['198.51.100.7, 127.0.0.1', '1', '198.51.100.7'],
    ['198.51.100.7, ::1', '1', '198.51.100.7'],
    ['198.51.100.7, ::ffff:127.0.0.1', '1', '198.51.100.7'],
    ['[2001:db8::1]:4711, 10.0.0.2', '10.0.0.2', '2001:db8::1'],
    ['192.0.2.1:80, 10.0.0.2', '10.0.0.0/24', '192.0.2.1'],
    ['6.6.6.6, 192.0.2.1, 203.0.113.3, 10.0.0.2', '10.0.0.0/24, 203.0.113.3', '192.0.2.1'],
    ['192.0.2.1, 2001:db8::5', '2001:db8::/32', '192.0.2.1'],
    ['1.2.3.4, junk, 10.0.0.2', '10.0.0.2', 'junk'],
  ])('finds who sent %s where %s is trusted: %s', (forwardedFor, trusted, client) => {
    expect(clientOf(forwardedFor, trust(trusted))).toBe(client)
  })

  it.each([
    ['6.6.6.6, 203.0.113.9', '1'],
    ['6.6.6.6, 203.0.113.9', '2'],
    ['6.6.6.6, 203.0.113.9', '10.0.0.0/8'],
    ['6.6.6.6, 10.0.0.9, 203.0.113.9', '10.0.0.0/8'],
    ['6.6.6.6, 2001:db9::1', '2001:db8::/32'],
  ])('believes nothing of %s from a connection that %s does not cover', (forwardedFor, trusted) => {
    expect(clientOf(forwardedFor, trust(trusted))).toBe(forwardedFor.split(', ').at(-1))
  })

  it('is unknown without a connection', () => {
    expect(clientOf(null, trust('1'))).toBe('unknown')
    expect(clientOf(' , ,', trust('1'))).toBe('unknown')
  })
})

describe('isTrustedPeer', () => {
  it('is true for a proxy that is believed, and for nobody else', () => {
    expect(isTrustedPeer('::ffff:127.0.0.1', trust('1'))).toBe(true)
    expect(isTrustedPeer('203.0.113.9', trust('1'))).toBe(false)
    expect(isTrustedPeer('127.0.0.1', trust('0'))).toBe(false)
    expect(isTrustedPeer('203.0.113.9', trust('203.0.113.9'))).toBe(true)
    expect(isTrustedPeer(undefined, trust('1'))).toBe(false)
  })
})
