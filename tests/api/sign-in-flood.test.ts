import { beforeAll, afterAll, describe, expect, it } from 'vitest'
import { sql } from '../support/app'
import { createToken } from '../support/crm'
import { newPerson } from '../support/people'
import { startApp, type StartedApp } from '../support/start-app'

// An installation of its own behind a proxy, which writes where a client comes from.
let own: StartedApp
beforeAll(async () => {
  own = await startApp({ env: { TRUSTED_PROXIES: '1', LOG_LEVEL: 'info', API_REQUESTS_A_MINUTE: '10' } })
}, 180_000)
afterAll(async () => {
  await own.stop()
})

type Try = { signedIn: boolean; busy: boolean; device: string | null; tookMs: number }

/** One try to sign in as next-auth's own client does, from an address and with the cookie of a known browser. */
async function attempt(email: string, password: string, from: string, device: string | null = null): Promise<Try> {
  const first = await fetch(`${own.baseUrl}/api/auth/csrf`)
  const { csrfToken } = (await first.json()) as { csrfToken: string }
  const csrf = first.headers.getSetCookie().map(each => each.split(';')[0])
  const begun = performance.now()
  const answer = await fetch(`${own.baseUrl}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      cookie: [...csrf, device].filter(Boolean).join('; '),
      'content-type': 'application/x-www-form-urlencoded',
      'x-forwarded-for': from,
    },
    body: new URLSearchParams({ email, password, csrfToken, json: 'true' }),
  })
  const text = await answer.text()
  const tookMs = performance.now() - begun
  const set = answer.headers.getSetCookie().map(each => each.split(';')[0] ?? '')
  return {
    signedIn: set.some(each => /session-token=./.test(each)),
    busy: text.includes('error=busy'),
    device: set.find(each => each.startsWith('device=')) ?? null,
    tookMs,
  }
}

const WRONG = 'errada e comprida'
let network = 0
/** An address that nothing has come from. */
const fresh = () => `198.51.${100 + Math.floor(++network / 250)}.${network % 250}`

/** As long as a sign-in may take beside a flood: three seconds, or what this machine needs for some hashes in a row. */
const soon = (aloneMs: number) => Math.max(3000, 4 * aloneMs)

describe('sixty wrong tries from sixty addresses at once', () => {
  it('let a person in from a known browser at once, and from a new one after a moment', async () => {
    const person = await newPerson('manager', undefined, own)
    const known = await attempt(person.email, person.password, fresh())
    expect(known).toMatchObject({ signedIn: true, device: expect.stringMatching(/^device=./) })
    const flood = Array.from({ length: 60 }, (_, index) => attempt(`nobody${index}@x.example`, WRONG, fresh()))
    const again = await attempt(person.email, person.password, fresh(), known.device)
    expect(again.signedIn).toBe(true)
    expect(again.tookMs).toBeLessThan(soon(known.tookMs))
    const refused = (await Promise.all(flood)).filter(one => one.busy)
    // One or two run, a few wait, and while the sixty arrive some more have their turn.
    expect(refused.length).toBeGreaterThan(20)
    const stranger = async () => {
      for (;;) {
        const one = await attempt(person.email, person.password, fresh())
        if (!one.busy) return one
      }
    }
    expect(await stranger()).toMatchObject({ signedIn: true })
    expect(own.output().match(/turned away/g)?.length ?? 0).toBeLessThanOrEqual(60)
    expect(own.output()).not.toContain(WRONG)
  }, 120_000)
})

describe('an account that strangers attack all the time', () => {
  it('lets its owner in from the known browser at each try', async () => {
    const person = await newPerson('manager', undefined, own)
    const { device } = await attempt(person.email, person.password, fresh())
    let attacking = true
    const attack = async () => {
      while (attacking) await attempt(person.email, WRONG, fresh())
    }
    const attackers = [attack(), attack(), attack()]
    for (let failures = 0; failures < 12; failures += 1) await attempt(person.email, WRONG, fresh())
    for (let tries = 0; tries < 5; tries += 1) {
      expect(await attempt(person.email, person.password, fresh(), device)).toMatchObject({ signedIn: true })
    }
    attacking = false
    await Promise.all(attackers)
  }, 120_000)

  it('has no slot for a browser that is known of somebody else, or that made its cookie up', async () => {
    const [ana, bia] = [await newPerson('manager', undefined, own), await newPerson('manager', undefined, own)]
    const { device } = await attempt(bia.email, bia.password, fresh())
    for (let failures = 0; failures < 10; failures += 1) await attempt(ana.email, WRONG, fresh())
    // Strangers have one try in half a minute now: a slow machine must not reach the next one.
    await sql(
      `UPDATE login_throttles SET next_try_at = now() + interval '10 minutes' WHERE failures >= 10`,
      [],
      own.databaseUrl,
    )
    for (const cookie of [device, `device=${'x'.repeat(200)}`, 'device=eyJhbGciOiJub25lIn0.e30.']) {
      expect(await attempt(ana.email, ana.password, fresh(), cookie)).toMatchObject({ signedIn: false })
    }
  }, 120_000)
})

describe('an API token', () => {
  it('that asks too often is told when to come back, and others are not', async () => {
    const [busy, calm] = [await createToken(own, 'busy'), await createToken(own, 'calm')]
    const ask = (token: string) =>
      fetch(`${own.baseUrl}/api/v1/leads?limit=1`, { headers: { authorization: `Bearer ${token}` } })
    const answers = await Promise.all(Array.from({ length: 40 }, () => ask(busy)))
    const refused = answers.filter(answer => answer.status === 429)
    expect(answers.filter(answer => answer.status === 200).length).toBeGreaterThanOrEqual(10)
    expect(refused.length).toBeGreaterThan(0)
    for (const answer of refused) expect(answer.headers.get('retry-after')).toMatch(/^[1-9]\d*$/)
    expect(await refused[0]?.json()).toMatchObject({ error: { code: 'too_many_requests' } })
    expect((await ask(calm)).status).toBe(200)
    expect(own.output()).not.toContain(busy)
  })
})

describe('wrong API tokens', () => {
  it('pause the address for the rest of the minute, are logged in few lines, and keep nobody else out', async () => {
    const ask = (token: string, from: string) =>
      fetch(`${own.baseUrl}/api/v1/leads?limit=1`, {
        headers: { authorization: `Bearer ${token}`, 'x-forwarded-for': from },
      })
    const from = fresh()
    const wrong = (index: number) => `secretsecretsecretsecretsecre${String(index).padStart(3, '0')}`
    const answers: Response[] = []
    for (let index = 0; index < 320 && answers.at(-1)?.status !== 429; index += 1)
      answers.push(await ask(wrong(index), from))
    const flooded = answers.at(-1)
    expect(flooded?.status).toBe(429)
    expect(Number(flooded?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await flooded?.json()).toMatchObject({ error: { code: 'too_many_requests' } })
    expect(answers.slice(0, -1).every(answer => answer.status === 401)).toBe(true)
    expect((await ask(wrong(999), fresh())).status).toBe(401)
    const lines = own
      .output()
      .split('\n')
      .filter(line => line.includes('without a valid token'))
    expect(lines.length).toBeGreaterThan(0)
    expect(lines.length).toBeLessThan(12)
    expect(own.output()).not.toContain('secretsecret')
  })
})
