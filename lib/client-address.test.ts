import { describe, expect, it } from 'vitest'
import { addressForLimits, clientAddress } from './client-address'

describe('clientAddress', () => {
  it('is the address of the connection, whatever the client claims', () => {
    expect(clientAddress('203.0.113.9', 0)).toBe('203.0.113.9')
    expect(clientAddress('1.1.1.1, 2.2.2.2, 203.0.113.9', 0)).toBe('203.0.113.9')
  })

  it('looks past as many proxies as are trusted and no further', () => {
    expect(clientAddress('6.6.6.6, 198.51.100.7, 10.0.0.2', 1)).toBe('198.51.100.7')
    expect(clientAddress('6.6.6.6, 198.51.100.7, 10.0.0.3, 10.0.0.2', 2)).toBe('198.51.100.7')
    expect(clientAddress('10.0.0.2', 3)).toBe('10.0.0.2')
  })

  it('reads the ways an address is written', () => {
    expect(clientAddress('::ffff:127.0.0.1', 0)).toBe('127.0.0.1')
    expect(clientAddress('[2001:db8::1]:4711', 0)).toBe('2001:db8::1')
    expect(clientAddress('192.0.2.1:80', 0)).toBe('192.0.2.1')
    expect(clientAddress(null, 0)).toBe('unknown')
  })
})

describe('addressForLimits', () => {
  it('counts all addresses of one IPv6 network as one', () => {
    expect(addressForLimits('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64')
    expect(addressForLimits('2001:db8:1:2::9')).toBe('2001:db8:1:2::/64')
    expect(addressForLimits('::1')).toBe('0:0:0:0::/64')
  })

  it('counts each IPv4 address for itself', () => {
    expect(addressForLimits('192.0.2.1')).toBe('192.0.2.1')
  })
})
