import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeAddress, judgeIp } from './public-address'

describe('how far an address reaches', () => {
  it.each([
    ['http://localhost:3000', 'local'],
    ['https://crm.localhost', 'local'],
    ['http://127.0.0.1:3000', 'local'],
    ['http://[::1]:3000', 'local'],
    ['http://192.168.0.12', 'private'],
    ['https://10.1.2.3', 'private'],
    ['http://172.31.0.1', 'private'],
    ['https://[fd00::12]', 'private'],
    ['https://servidor', 'private'],
    ['https://crm.lan', 'private'],
    ['http://crm.loja.com.br', 'plain'],
    ['http://200.160.2.3', 'plain'],
    ['https://crm.loja.com.br', 'public'],
    ['https://172.32.0.1', 'public'],
  ])('%s is %s', (address, reach) => {
    expect(judgeAddress(address)).toBe(reach)
  })

  it('knows an IPv4 address that is written as IPv6', () => {
    expect(judgeIp('::ffff:127.0.0.1')).toBe('local')
    expect(judgeIp('::ffff:10.0.0.1')).toBe('private')
  })
})

describe('what an outgoing webhook may reach', () => {
  it.each([
    '0.0.0.0',
    '0.1.2.3',
    '10.0.0.1',
    '100.64.0.1',
    '127.255.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '192.0.0.192',
    '192.0.2.1',
    '192.88.99.1',
    '192.168.1.1',
    '198.18.0.1',
    '198.19.255.255',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '239.255.255.255',
    '240.0.0.1',
    '255.255.255.255',
    '168.63.129.16',
    '::',
    '::1',
    '::127.0.0.1',
    '::8.8.8.8',
    '::ffff:127.0.0.1',
    '::ffff:169.254.169.254',
    '::ffff:0:127.0.0.1',
    '64:ff9b::a9fe:a9fe',
    '64:ff9b::808:808',
    '64:ff9b:1::1',
    '100::1',
    '2001::1',
    '2001:2::1',
    '2001:10::1',
    '2001:20::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '2002:808:808::',
    '3fff::1',
    '4000::1',
    '5f00::1',
    'e000::1',
    'fc00::1',
    'fdff::1',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
    '::ffff:168.63.129.16',
    '',
    'localhost',
    '8.8.8.8.8',
  ])('is not %s', ip => {
    expect(judgeIp(ip)).not.toBe('public')
  })

  it.each([
    '8.8.8.8',
    '1.1.1.1',
    '200.160.2.3',
    '172.32.0.1',
    '2606:4700::1111',
    '2001:4860:4860::8888',
    '2804::1',
    '::ffff:8.8.8.8',
  ])('is %s', ip => {
    expect(judgeIp(ip)).toBe('public')
  })

  it('is no IPv6 address that carries an IPv4 address of this network or that lies outside 2000::/3', () => {
    const group = fc.integer({ min: 0, max: 0xffff }).map(value => value.toString(16))
    const prefix = fc.constantFrom('::ffff:0', '64:ff9b:', '2002', '2001:0', '::', 'fe80:', 'fec0:', 'ff0e:')
    const outside = fc.integer({ min: 0, max: 0xffff }).filter(value => value >> 13 !== 1)
    fc.assert(
      fc.property(
        prefix,
        group,
        group,
        (start, one, two) =>
          judgeIp(`${start}:${one}:${two}${start.includes('::') ? '' : '::'}`.replace(':::', '::')) !== 'public',
      ),
    )
    fc.assert(
      fc.property(outside, fc.array(group, { minLength: 7, maxLength: 7 }), (first, rest) => {
        const address = [first.toString(16), ...rest].join(':')
        return /^0:0:0:0:0:ffff:/.test(address) || judgeIp(address) !== 'public'
      }),
    )
  })

  it('is none of 10,000 IPv4 addresses in a block that is not routed', () => {
    const blocks = [
      [0, 8],
      [10, 8],
      [127, 8],
      [224, 3],
    ] as const
    const address = fc.tuple(fc.constantFrom(...blocks), fc.nat(0xffffffff)).map(([[first, bits], random]) => {
      const value = ((first << 24) >>> 0) + (random & (2 ** (32 - bits) - 1))
      return [24, 16, 8, 0].map(shift => (value >>> shift) & 255).join('.')
    })
    fc.assert(
      fc.property(address, ip => judgeIp(ip) !== 'public'),
      { numRuns: 10_000 },
    )
  })
})
