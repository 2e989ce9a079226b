import { describe, expect, it } from 'vitest'
import { addressForLimits } from './client-address'

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
