import { describe, expect, it } from 'vitest'
import { ENV_NAMES, parseEnv } from './env-rules.mjs'
import { readFileSync } from 'node:fs'

const problemsOf = (raw: Record<string, string>) => {
  const parsed = parseEnv(raw)
  return parsed.ok ? [] : parsed.problems
}

describe('the configuration', () => {
  it('needs nothing: every variable has a default or may be absent', () => {
    const parsed = parseEnv({})
    expect(parsed).toEqual({
      ok: true,
      env: {
        PORT: 3000,
        APP_URL: 'http://localhost:3000',
        DATA_DIR: '.data',
        DEFAULT_LOCALE: 'pt-BR',
        TIME_ZONE: 'America/Sao_Paulo',
        MAX_BODY_BYTES: 5242880,
        TRUSTED_PROXIES: { hops: 0, nets: [] },
        ALLOWED_HOSTS: [],
        HOST: undefined,
        WEBHOOKS_TO_PRIVATE_ADDRESSES: false,
        LOG_LEVEL: 'info',
      },
    })
  })

  it('takes an empty variable for an absent one', () => {
    expect(parseEnv({ PORT: '', DATABASE_URL: '  ' })).toEqual(parseEnv({}))
  })

  it('follows the port in the default address, and drops a trailing slash from a given one', () => {
    expect(parseEnv({ PORT: '8080' })).toMatchObject({ env: { APP_URL: 'http://localhost:8080' } })
    expect(parseEnv({ APP_URL: 'https://crm.example.com/' })).toMatchObject({
      env: { APP_URL: 'https://crm.example.com' },
    })
  })

  it.each([
    [{}, undefined],
    [{ APP_URL: 'http://crm.example.com' }, undefined],
    [{ APP_URL: 'https://crm.example.com' }, '127.0.0.1'],
    [{ TRUSTED_PROXIES: '1' }, '127.0.0.1'],
    [{ TRUSTED_PROXIES: '10.0.0.0/8' }, '127.0.0.1'],
    [{ TRUSTED_PROXIES: '0' }, undefined],
    [{ APP_URL: 'https://crm.example.com', HOST: '0.0.0.0' }, '0.0.0.0'],
  ])('listens, with %j, on %s', (raw, host) => {
    expect(parseEnv(raw)).toMatchObject({ ok: true, env: { HOST: host } })
  })

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '0'],
    ['PORT', '70000'],
    ['APP_URL', 'crm.example.com'],
    ['APP_URL', 'https://example.com/crm'],
    ['DATABASE_URL', 'mysql://root@localhost/crm'],
    ['NEXTAUTH_SECRET', 'short'],
    ['DEFAULT_LOCALE', 'fr'],
    ['TIME_ZONE', 'Brazil/Nowhere'],
    ['MAX_BODY_BYTES', '5MB'],
    ['TRUSTED_PROXIES', '-1'],
    ['TRUSTED_PROXIES', 'proxy.example'],
    ['HOST', 'crm.example.com'],
    ['ALLOWED_HOSTS', 'https://crm.example.com/'],
    ['LOG_LEVEL', 'loud'],
  ])('refuses %s=%s in a line that names the variable', (name, value) => {
    expect(problemsOf({ [name]: value })).toEqual([expect.stringMatching(new RegExp(`^${name} `))])
  })

  it('refuses half an administrator', () => {
    expect(problemsOf({ ADMIN_EMAIL: 'ana@example.com' })).toHaveLength(1)
    expect(problemsOf({ ADMIN_PASSWORD: 'correct horse' })).toHaveLength(1)
  })

  it('never repeats a refused value, which may be a password', () => {
    expect(problemsOf({ ADMIN_EMAIL: 'ana@example.com', ADMIN_PASSWORD: 'hunter2' }).join()).not.toContain('hunter2')
  })

  it('is documented name by name in .env.example', () => {
    const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8')
    for (const name of ENV_NAMES) expect(example).toMatch(new RegExp(`^#? ?${name}=`, 'm'))
  })
})
