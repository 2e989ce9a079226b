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
