import { randomUUID } from 'node:crypto'
import { encode } from 'next-auth/jwt'
import { v7 as uuidv7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { beginSession, deleteOldSessions } from '@/lib/auth/session-mutations'
import { keptSecret } from '@/lib/data-dir/secret.mjs'
import type { Tx } from '@/lib/db/transaction'
import { setActive } from '@/lib/team/mutations'
import { endSessions } from '@/lib/team/session-mutations'
import { app, sql, startOwnApp } from '../support/app'
import { newPerson } from '../support/people'
import { SESSION_NAME } from '../support/session'
import { transaction, write } from '../support/transaction'

const COOKIE = /(?:^|,\s*)((?:__Host-)?next-auth\.session-token)=([^;,]+)/

/** Signs in as next-auth's own client does, and answers what was set and said. */
async function signIn(email: string, password: string, headers: Record<string, string> = {}) {
  const { baseUrl } = app()
  const first = await fetch(`${baseUrl}/api/auth/csrf`)
  const { csrfToken } = (await first.json()) as { csrfToken: string }
  const cookies = first.headers
    .getSetCookie()
    .map(cookie => cookie.split(';')[0])
    .join('; ')
  const answer = await fetch(`${baseUrl}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookies, 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams({ email, password, csrfToken, json: 'true' }),
  })
  const set = answer.headers.getSetCookie().find(cookie => cookie.includes('session-token='))
  return {
    status: answer.status,
    text: await answer.text(),
    set,
    cookie: COOKIE.exec(set ?? '')
      ?.slice(1)
      .join('='),
  }
}

/** Signs out as next-auth's own client does, from a page of this origin, and answers the status. */
async function signOut(cookie: string | undefined, origin: string | null = app().baseUrl): Promise<number> {
  const first = await fetch(`${app().baseUrl}/api/auth/csrf`)
  const { csrfToken } = (await first.json()) as { csrfToken: string }
  const csrf = first.headers
    .getSetCookie()
    .map(each => each.split(';')[0])
    .join('; ')
  const answer = await fetch(`${app().baseUrl}/api/auth/signout`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      cookie: `${csrf}; ${cookie}`,
      'content-type': 'application/x-www-form-urlencoded',
      ...(origin && { origin }),
    },
    body: new URLSearchParams({ csrfToken, json: 'true' }),
  })
  return answer.status
}

/** One statement of its own, as the app's pool runs it. */
const tx = { query: (text: string, params: unknown[]) => transaction().pool!.query(text, params) } as Tx

const sealed = (token: object) => encode({ token: { ...token }, secret: keptSecret(app().dataDir), maxAge: 3600 })

const sessionsOf = (userId: string) =>
  sql<{ device: string | null; address: string | null; seenAgo: number; last_seen_at: Date }>(
    `SELECT id, device, address, created_at, last_seen_at, extract(epoch FROM now() - last_seen_at)::int AS "seenAgo"
       FROM sessions WHERE user_id = $1`,
    [userId],
  )

const isWaiting = async (statement: string) =>
  (await sql(`SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE $1`, [`${statement}%`]))
    .length > 0

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

  it('ends at the next request when the person is deactivated and when an administrator or a new password ends it', async () => {
    const ends = [
      (id: string) => setActive(tx, id, false, new Date()),
      (id: string) => endSessions(tx, id, new Date()),
      (id: string) => sql('UPDATE users SET active = false WHERE id = $1', [id]),
    ]
    for (const end of ends) {
      const person = await newPerson()
      const { cookie } = await signIn(person.email, person.password)
      expect((await open(cookie)).status).toBe(200)
      await end(person.id)
      const refused = await open(cookie, '/contacts?q=ana')
      expect(refused.status).toBe(307)
      expect(refused.headers.get('location')).toContain('/login?next=%2Fcontacts%3Fq%3Dana')
    }
  })

  it('ends alone when the person signs out of it, wherever its cookie was copied to', async () => {
    const person = await newPerson()
    const { cookie } = await signIn(person.email, person.password)
    const elsewhere = await signIn(person.email, person.password)
    await signOut(cookie)
    expect((await open(cookie)).status).toBe(307)
    const told = await fetch(`${app().baseUrl}/api/auth/session`, { headers: { cookie: cookie ?? '' } })
    expect(await told.json()).not.toHaveProperty('user')
    expect((await open(elsewhere.cookie)).status).toBe(200)
  })

  it('is not ended by another site, nor by a request that does not say where it comes from', async () => {
    const person = await newPerson()
    const { cookie } = await signIn(person.email, person.password)
    for (const origin of ['https://evil.example', 'null', null]) expect(await signOut(cookie, origin)).toBe(403)
    expect((await open(cookie)).status).toBe(200)
  })

  it('is not opened by a cookie from before sessions were kept, nor by one whose session a restored backup does not know', async () => {
    const person = await newPerson()
    const at = Math.floor(Date.now() / 1000)
    const old = await sealed({ userId: person.id, sessionVersion: 1, signedInAt: at })
    const unknown = await sealed({ sessionId: uuidv7(), signedInAt: at })
    for (const value of [old, unknown]) expect((await open(`${SESSION_NAME}=${value}`)).status).toBe(307)
  })

  it('tells from what and where, and is noted as used at most once in five minutes', async () => {
    const person = await newPerson()
    const agent =
      'Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 Version/26.0 Mobile Safari/604.1'
    const { cookie } = await signIn(person.email, person.password, { 'user-agent': agent })
    const [made] = await sessionsOf(person.id)
    expect(made).toMatchObject({ device: 'Safari · iPhone', address: expect.stringMatching(/^(127\.0\.0\.1|::1)$/) })
    await open(cookie)
    expect(await sessionsOf(person.id)).toMatchObject([{ last_seen_at: made!.last_seen_at }])
    await sql(`UPDATE sessions SET last_seen_at = now() - interval '6 minutes' WHERE user_id = $1`, [person.id])
    await Promise.all([open(cookie), open(cookie), open(cookie)])
    await expect.poll(async () => (await sessionsOf(person.id))[0]!.seenAgo).toBeLessThan(60)
  })

  it('is not opened by what somebody made up or altered', async () => {
    const person = await newPerson()
    const { cookie = '' } = await signIn(person.email, person.password)
    const [name = '', value = ''] = cookie.split('=')
    const none = `${btoa('{"alg":"none"}')}.${btoa(`{"sessionId":"${person.id}","signedInAt":9999999999}`)}.`
    for (const made of ['x', `${value.slice(0, -4)}AAAA`, none, '%00', 'a'.repeat(5000)]) {
      expect((await open(`${name}=${made}`)).status).toBe(307)
    }
    expect((await open(cookie)).status).toBe(200)
  })
})

describe('beginning a session', () => {
  it('waits for whoever changes the person, and is refused where that took the password or the access away', async () => {
    const where = { device: null, address: '127.0.0.1' }
    for (const change of ["password_hash = 'another'", 'active = false']) {
      const person = await newPerson()
      const [{ passwordHash } = { passwordHash: '' }] = await sql<{ passwordHash: string }>(
        'SELECT password_hash AS "passwordHash" FROM users WHERE id = $1',
        [person.id],
      )
      const begun = await write(async changing => {
        await changing.query(`UPDATE users SET ${change} WHERE id = $1`, [person.id])
        const beginning = beginSession(tx, { id: person.id, passwordHash }, where, new Date())
        await expect.poll(() => isWaiting('INSERT INTO sessions')).toBe(true)
        return { beginning }
      })
      expect(await begun.beginning).toBeNull()
      expect(await sessionsOf(person.id)).toEqual([])
    }
  })

  it('leaves a row until it is over for a month', async () => {
    const person = await newPerson()
    const now = new Date()
    for (const [ended, seen] of [
      ['31 days', '40 days'],
      ['29 days', '40 days'],
      [null, '31 days'],
      [null, '1 day'],
    ]) {
      await sql(
        `INSERT INTO sessions (id, user_id, created_at, last_seen_at, device, ended_at)
         VALUES ($1, $2, $3::timestamptz - $4::interval, $3::timestamptz - $4::interval, $6, $3::timestamptz - $5::interval)`,
        [uuidv7(), person.id, now, seen, ended, `${ended} ${seen}`],
      )
    }
    await write(each => deleteOldSessions(each, now))
    expect((await sessionsOf(person.id)).map(row => row.device).toSorted()).toEqual(['29 days 40 days', 'null 1 day'])
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
    expect((await signIn(person.email, person.password, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
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
  const cookie = first.headers
    .getSetCookie()
    .map(each => each.split(';')[0])
    .join('; ')
  const answer = await fetch(`${baseUrl}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': from },
    body: new URLSearchParams({ email, password, csrfToken, json: 'true' }),
  })
  return answer.headers
    .getSetCookie()
    .some(each => each.includes('session-token=') && !each.includes('session-token=;'))
}
