import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { app, sql, startOwnApp } from '../support/app'
import { newPerson } from '../support/people'

const COOKIE = /(?:^|,\s*)((?:__Host-)?next-auth\.session-token)=([^;,]+)/

/** Signs in as next-auth's own client does, and answers what was set and said. */
async function signIn(email: string, password: string, headers: Record<string, string> = {}) {
  const { baseUrl } = app()
  const first = await fetch(`${baseUrl}/api/auth/csrf`)
  const { csrfToken } = (await first.json()) as { csrfToken: string }
  const cookies = first.headers.getSetCookie().map(cookie => cookie.split(';')[0]).join('; ')
  const answer = await fetch(`${baseUrl}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookies, 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams({ email, password, csrfToken, json: 'true' }),
  })
  const set = answer.headers.getSetCookie().find(cookie => cookie.includes('session-token='))
  return { status: answer.status, text: await answer.text(), set, cookie: COOKIE.exec(set ?? '')?.slice(1).join('=') }
}

const open = (cookie: string | undefined, path = '/leads') =>
  fetch(`${app().baseUrl}${path}`, { redirect: 'manual', headers: cookie ? { cookie } : {} })

describe('a session', () => {
  it('is a cookie that scripts cannot read and other sites do not send', async () => {
    const person = await newPerson()
    const { set, cookie } = await signIn(person.email.toUpperCase(), person.password)
    expect(set).toMatch(/HttpOnly/i)
    expect(set).toMatch(/SameSite=Lax/i)
    expect(set).toMatch(/Path=\//i)
    expect((await open(cookie)).status).toBe(200)
  })

  it('ends at the next request when the person is deactivated and when the password changes', async () => {
    const ends = {
      deactivated: 'UPDATE users SET active = false WHERE id = $1',
      changed: 'UPDATE users SET session_version = session_version + 1 WHERE id = $1',
    }
    for (const statement of Object.values(ends)) {
      const person = await newPerson()
      const { cookie } = await signIn(person.email, person.password)
      expect((await open(cookie)).status).toBe(200)
      await sql(statement, [person.id])
      const refused = await open(cookie, '/contacts?q=ana')
      expect(refused.status).toBe(307)
      expect(refused.headers.get('location')).toContain('/login?next=%2Fcontacts%3Fq%3Dana')
    }
  })

  it('ends wherever its cookie was copied to when the person signs out', async () => {
    const person = await newPerson()
    const { cookie } = await signIn(person.email, person.password)
    const first = await fetch(`${app().baseUrl}/api/auth/csrf`)
    const { csrfToken } = (await first.json()) as { csrfToken: string }
    const csrf = first.headers.getSetCookie().map(each => each.split(';')[0]).join('; ')
    await fetch(`${app().baseUrl}/api/auth/signout`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: `${csrf}; ${cookie}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ csrfToken, json: 'true' }),
    })
    expect((await open(cookie)).status).toBe(307)
    const told = await fetch(`${app().baseUrl}/api/auth/session`, { headers: { cookie: cookie ?? '' } })
    expect(await told.json()).not.toHaveProperty('user')
  })

  it('is not opened by what somebody made up or altered', async () => {
    const person = await newPerson()
    const { cookie = '' } = await signIn(person.email, person.password)
    const [name = '', value = ''] = cookie.split('=')
    const none = `${btoa('{"alg":"none"}')}.${btoa(`{"userId":"${person.id}","sessionVersion":1,"signedInAt":9999999999}`)}.`
    for (const made of ['x', `${value.slice(0, -4)}AAAA`, none, '%00', 'a'.repeat(5000)]) {
      expect((await open(`${name}=${made}`)).status).toBe(307)
    }
    expect((await open(cookie)).status).toBe(200)
  })
})

describe('signing in', () => {
  it('says the same to a wrong password and to a stranger', async () => {
    const person = await newPerson()
    const wrong = await signIn(person.email, 'errada e comprida')
    const stranger = await signIn(`${randomUUID()}@aurora.example`, 'errada e comprida')
    expect([wrong.status, wrong.text]).toEqual([stranger.status, stranger.text])
    expect(wrong.cookie).toBeUndefined()
  })

  it('is refused to another site', async () => {
    const person = await newPerson()
    for (const origin of ['https://evil.example', 'null']) {
      expect((await signIn(person.email, person.password, { origin })).status).toBe(403)
    }
  })
})

describe('guessing a password', () => {
  it('reaches the hash ten times in a quarter of an hour, and never locks the person out elsewhere', async () => {
    const own = await startOwnApp({ env: { TRUSTED_PROXIES: '1', LOG_LEVEL: 'info' } })
    const attempt = (from: string, password: string) => attemptAt(own.baseUrl, own.admin.email, password, from)
    for (let tries = 0; tries < 8; tries += 1) {
      await Promise.all(Array.from({ length: 5 }, () => attempt('203.0.113.1', 'errada e comprida')))
    }
    const reached = own.output().match(/"msg":"a sign-in failed"/g)?.length ?? 0
    expect(reached).toBeGreaterThan(0)
    expect(reached).toBeLessThanOrEqual(10)
    expect(own.output()).toContain('a sign-in was held back')
    expect(own.output()).not.toContain('errada e comprida')
    expect(await attempt('198.51.100.7', own.admin.password)).toBe(true)
  }, 120_000)
})

async function attemptAt(baseUrl: string, email: string, password: string, from: string): Promise<boolean> {
  const first = await fetch(`${baseUrl}/api/auth/csrf`)
  const { csrfToken } = (await first.json()) as { csrfToken: string }
  const cookie = first.headers.getSetCookie().map(each => each.split(';')[0]).join('; ')
  const answer = await fetch(`${baseUrl}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': from },
    body: new URLSearchParams({ email, password, csrfToken, json: 'true' }),
  })
  return answer.headers.getSetCookie().some(each => each.includes('session-token=') && !each.includes('session-token=;'))
}
