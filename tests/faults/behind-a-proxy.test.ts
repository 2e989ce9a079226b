import { networkInterfaces } from 'node:os'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accepted } from '@/tests/samples/jivo-events'
import { sql } from '@/tests/support/app'
import { channelOf, chatNumber, someone, type Channel } from '@/tests/support/intake'
import { exchangeRaw, statusOf } from '@/tests/support/raw-http'
import { startApp, type StartedApp } from '@/tests/support/start-app'

const PUBLIC = 'crm.example.com'
let app: StartedApp
let made: Channel | undefined
/** The channel of this file. */
const ownChannel = async () => (made ??= await channelOf(app))

beforeAll(async () => {
  app = await startApp({
    env: { APP_URL: `https://${PUBLIC}`, TRUSTED_PROXIES: '1', ALLOWED_HOSTS: 'other.example.com' },
  })
}, 200_000)
afterAll(() => app?.stop())

type Sent = { method?: string; path?: string; headers?: Record<string, string>; body?: string }
type Got = { status: number; headers: Record<string, string | string[] | undefined>; text: string }

/** One request with the headers as given, Host included, which fetch would not send. */
function ask({ method = 'GET', path = '/login', headers = {}, body = '' }: Sent): Promise<Got> {
  const { port } = new URL(app.baseUrl)
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, answer => {
      let text = ''
      answer.on('data', part => (text += String(part)))
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

const remoteAddresses = (channel: Channel) =>
  sql('SELECT DISTINCT remote_address FROM deliveries WHERE channel_id = $1', [channel.id], app.databaseUrl)

describe('an installation whose address is https', () => {
  test('listens on this machine alone', async () => {
    expect(app.output()).toMatch(/Listens +127\.0\.0\.1/)
    const others = Object.values(networkInterfaces())
      .flatMap(list => list ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4')
    for (const { address } of others) {
      const attempt = exchangeRaw(app.baseUrl.replace('localhost', address), [
        `GET / HTTP/1.1\r\nHost: ${PUBLIC}\r\n\r\n`,
      ])
      await expect(attempt, address).rejects.toThrow(/ECONNREFUSED/)
    }
  })

  test.each([
    [PUBLIC, 200],
    [`${PUBLIC}:443`, 200],
    ['CRM.EXAMPLE.COM', 200],
    ['other.example.com', 200],
    ['localhost', 200],
    ['127.0.0.1:3000', 200],
    ['evil.example', 421],
    [`${PUBLIC}.evil.example`, 421],
    ['10.0.0.5', 421],
    ['balcao', 421],
  ])('answers the host %j with %i', async (host, status) => {
    expect((await ask({ headers: { host } })).status).toBe(status)
    expect((await ask({ path: '/api/v1/leads', headers: { host } })).status).toBe(status === 200 ? 401 : status)
  })

  test('says so on every answer, for the hosts below it as well', async () => {
    const answers = await Promise.all([
      ask({ headers: { host: PUBLIC } }),
      ask({ headers: { host: 'evil.example' } }),
      ask({ path: '/visit.js', headers: { host: PUBLIC } }),
      ask({ path: '/leads', headers: { host: PUBLIC } }),
      ask({ path: '/%ff', headers: { host: PUBLIC } }),
      ask({ path: '/api/jivo?token=x', method: 'POST' }),
      ask({ path: '/api/jivo', headers: { host: PUBLIC } }),
    ])
    for (const { headers } of answers)
      expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains')
  })

  test.each(['evil.example', '', 'a b', '10.0.0.5:1'])('takes an event whatever its host is: %j', async host => {
    const channel = await ownChannel()
    const body = JSON.stringify(accepted({ chat_id: chatNumber(), visitor: someone() }))
    expect(
      (await ask({ method: 'POST', path: `/api/jivo?token=${channel.token}`, headers: { host }, body })).status,
    ).toBe(200)
  })

  test('believes the address that the proxy on this machine tells', async () => {
    const channel = await ownChannel()
    const body = JSON.stringify(accepted({ chat_id: chatNumber(), visitor: someone() }))
    await sql('DELETE FROM deliveries WHERE channel_id = $1', [channel.id], app.databaseUrl)
    await ask({
      method: 'POST',
      path: `/api/jivo?token=${channel.token}`,
      headers: { 'x-forwarded-for': '6.6.6.6, 198.51.100.7' },
      body,
    })
    expect(await remoteAddresses(channel)).toEqual([{ remote_address: '198.51.100.7' }])
  })
})

describe('the sign-in form', () => {
  /** The form as a browser without scripts sends it. */
  async function signIn(headers: Record<string, string>): Promise<Got> {
    const page = await ask({ headers: { host: PUBLIC } })
    const hidden = [...page.text.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)].map(
      ([, name = '', value = '']) => [name, value.replaceAll('&quot;', '"')],
    )
    expect(hidden.length).toBeGreaterThan(0)
    const fields = [...hidden, ['email', app.admin.email], ['password', app.admin.password]]
    // As a browser makes it: nothing of a password may look like it.
    const boundary = '----FormBoundary7MA4YWxkTrZu0gW1'
    const body =
      fields
        .map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
        .join('') + `--${boundary}--\r\n`
    return ask({
      method: 'POST',
      headers: {
        'content-type': `multipart/form-data; boundary=${boundary}`,
        'content-length': String(Buffer.byteLength(body)),
        ...headers,
      },
      body,
    })
  }

  test.each([
    ['the host passed on', { host: PUBLIC }],
    ['the host rewritten', { host: 'localhost:3000' }],
    ['the host rewritten and named in X-Forwarded-Host', { host: '127.0.0.1:3000', 'x-forwarded-host': PUBLIC }],
  ])('works behind a proxy with %s', async (_, headers) => {
    const answer = await signIn({ ...headers, origin: `https://${PUBLIC}` })
    expect(answer.status).toBe(303)
    expect(String(answer.headers['set-cookie'])).toMatch(/__Host-next-auth\.session-token=[^;]+;.*Secure/)
  })

  test.each([
    [`http://${PUBLIC}`, { host: PUBLIC }],
    ['http://localhost:3000', { host: 'localhost:3000' }],
    ['https://evil.example', { host: PUBLIC }],
  ])('is refused with the origin %s', async (origin, headers) => {
    expect((await signIn({ ...headers, origin })).status).toBe(403)
  })

  test('is not reached under a foreign host that a client forwards', async () => {
    expect(
      (await signIn({ host: PUBLIC, 'x-forwarded-host': 'evil.example', origin: 'https://evil.example' })).status,
    ).toBe(421)
  })
})

test('a mistyped webhook address does not repeat its token', async () => {
  const channel = await ownChannel()
  for (const path of [
    `/webhook/jivo?token=${channel.token}`,
    `/hook/${channel.token}`,
    `/jivo?x=${channel.token}`,
    `/api/jivo/?token=${channel.token}`,
    `//webhook?token=${channel.token}`,
  ]) {
    const answer = await ask({ path, headers: { host: PUBLIC } })
    expect(JSON.stringify(answer.headers), path).not.toContain(channel.token)
  }
  expect(app.output()).not.toContain(channel.token)
})

test('an empty host is one that nobody asked for', async () => {
  expect(statusOf(await exchangeRaw(app.baseUrl, ['GET /login HTTP/1.0\r\n\r\n']))).toBe(421)
})
