import { describe, expect, it } from 'vitest'
import { redact, redactText } from './redact.mjs'

describe('what is logged', () => {
  it.each([
    ['POST /api/jivo?token=s3cr3tvalue&x=1 failed', 'POST /api/jivo?token=[hidden]&x=1 failed'],
    ['connect postgresql://balcao:s3cr3t@127.0.0.1:5432/x', 'connect postgresql://balcao:[hidden]@127.0.0.1:5432/x'],
    ['/login?next=%2Fwebhook%2Fjivo%3Ftoken%3Ds3cr3t', '/login?next=%2Fwebhook%2Fjivo%3Ftoken%3D[hidden]'],
    ['GET /setup/s3cr3t-token_1?x=1 failed', 'GET /setup/[hidden]?x=1 failed'],
    ['https://crm.example/setup/s3cr3t', 'https://crm.example/setup/[hidden]'],
    ['GET /setup/[token]s3cr3t failed', 'GET /setup/[hidden] failed'],
    ['Authorization: Bearer abc.def-1', 'Authorization: Bearer [hidden]'],
    ['{"password":"s3cr3t","name":"Ana"}', '{"password":"[hidden]","name":"Ana"}'],
  ])('hides the secret in %s', (text, expected) => {
    expect(redactText(text)).toBe(expected)
  })

  it.each(['Lead 18 of João, https://example.com/a:b?utm_source=token', 'GET /setup/[token] failed'])(
    'leaves "%s" alone',
    text => {
      expect(redactText(text)).toBe(text)
    },
  )

  it('hides fields with the name of a secret, at any depth and in errors', () => {
    const error = Object.assign(new Error('refused ?token=abc123'), { code: 'E1' })
    const logged = JSON.stringify(redact({ a: { authorization: 'x1y2', list: [{ newPassword: 'x1y2' }] }, error }))
    expect(logged).not.toMatch(/x1y2|abc123/)
    expect(logged).toContain('"code":"E1"')
  })

  it('ends on a structure that holds itself', () => {
    const loop: Record<string, unknown> = {}
    loop.self = loop
    expect(JSON.stringify(redact(loop))).toContain('[deep]')
  })
})
