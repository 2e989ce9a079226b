import { describe, expect, it } from 'vitest'
import { isPassing, waitForDatabase } from './wait-for-database.mjs'

const withCode = (code: string) => Object.assign(new Error('x'), { code })

describe('waiting for the database', () => {
  it.each([
    'ECONNREFUSED',
    'ENOTFOUND',
    'EAI_AGAIN',
    'ETIMEDOUT',
    '57P03',
    '57P01',
    '53300',
    '53100',
    '08006',
    '55P03',
    '25006',
    '40001',
    'XX000',
  ])('goes on after %s', code => {
    expect(isPassing(withCode(code))).toBe(true)
    expect(isPassing(new Error('migration failed', { cause: withCode(code) }))).toBe(true)
  })

  it.each([
    '28P01',
    '28000',
    '3D000',
    '42501',
    '42P01',
    '23505',
    'ERR_INVALID_URL',
    'ERR_SOCKET_BAD_PORT',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
  ])('ends with %s', code => {
    expect(isPassing(withCode(code))).toBe(false)
  })

  it.each(['timeout expired', 'Connection terminated unexpectedly', 'Query read timeout'])(
    'goes on after “%s”',
    message => {
      expect(isPassing(new Error(message))).toBe(true)
    },
  )

  it.each(['The server does not support SSL connections', 'Invalid URL'])('ends with “%s”', message => {
    expect(isPassing(new Error(message))).toBe(false)
  })

  it('tries until it succeeds and says once what it waits for', async () => {
    const said: string[] = []
    let attempts = 0
    const work = () => (++attempts < 3 ? Promise.reject(withCode('ECONNREFUSED')) : Promise.resolve(attempts))
    expect(await waitForDatabase(work, { waitingFor: 'the database', say: line => said.push(line) })).toBe(3)
    expect(said).toEqual(['Waiting for the database (ECONNREFUSED) …'])
  })
})
