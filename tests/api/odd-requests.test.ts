import { beforeAll, describe, expect, test } from 'vitest'
import { app, sql } from '@/tests/support/app'
import { exchangeRaw, statusOf } from '@/tests/support/raw-http'
import { SESSION_NAME, sessionOf } from '@/tests/support/session'

const ID = '0198f2c4-1111-7222-8333-444455556666'
const PATHS = [
  '/',
  '/login',
  '/setup/x',
  '/leads',
  `/leads/${ID}`,
  '/contacts',
  `/contacts/${ID}`,
  '/contacts/export',
  '/admin/deliveries',
  '/nowhere',
  '/visit.js',
  '/_next/static/x.js',
  '/api/health/live',
  '/api/jivo',
  '/api/imports',
  '/api/auth/session',
  '/api/v1/leads',
  `/api/v1/leads/${ID}`,
]

const ENDINGS = [
  '%',
  '%f',
  '%ff',
  '%00',
  '/%ff',
  '/%00',
  '/%2e%2e',
  '/..%2f..',
  '/%5c',
  '\\x',
  '//',
  '/./x',
  '/%E0%A4%A',
  '/%ed%a0%80',
  '/%C0%AF',
  '/%0d%0aX:1',
  '/\u00ff',
  `/${'x/'.repeat(200)}`,
  '?',
  '?%',
  '?%ff=%ff',
  '?q=%00',
  '?q=%ff',
  '?page=-1',
  '?page=1e999',
  '?page=99999999999999999999',
  '?page=NaN',
  '?limit=-1',
  '?limit=x',
  '?cursor=%00',
  '?cursor=x',
  '?cursor[]=x',
  '?q[]=1&q[]=2',
  '?q=a&q=b',
  '?sort=__proto__',
  '?status=constructor',
  '?from=0000-99-99',
  '?from=x&to=y',
  '?id=x',
  '?stage=%27',
  '?manager=%22',
  '?tag=%5c',
  `?q=${'a'.repeat(6000)}`,
  '?q=%F0%9F%98%80',
  '?q=%u0041',
  '?__proto__=1',
  '?_rsc=x',
  '?nxtPid=x',
  '?__nextDataReq=1',
  '?next=%ff',
  '?next=//evil.example',
  '#x',
  '?q=(',
  '?q=%25%25',
  '?q=*:*',
  '?chat=x',
  '?lead=%00',
]

const FIELD = '--x\r\nContent-Disposition: form-data; name="a"'
const BROKEN_FORMS = [
  FIELD,
  `${FIELD}\r\n\r\n1`,
  `${FIELD}\r\n\r\n1\r\n--x`,
  '--x\r\n\r\n1\r\n--x--\r\n',
  '--x\r\nContent-Disposition: attachment\r\n\r\n1\r\n--x--\r\n',
  '\0',
  '',
]

const SHAPES: { method: string; lines?: string[]; body?: string }[] = [
  ...[
    'HEAD',
    'POST',
    'PUT',
    'PATCH',
    'DELETE',
    'OPTIONS',
    'TRACE',
    'PROPFIND',
    'SEARCH',
    'LOCK',
    'PURGE',
    'MKCOL',
    'QUERY',
  ].map(method => ({ method })),
  ...['https://evil.example', 'null', 'x', ''].flatMap(origin => [
    { method: 'POST', lines: [`Origin: ${origin}`, 'Next-Action: 00'], body: '[]' },
    { method: 'POST', lines: [`Origin: ${origin}`, 'Content-Type: multipart/form-data; boundary=x'], body: '--x--' },
  ]),
  ...['OWN'].flatMap(origin => [
    { method: 'POST', lines: [`Origin: ${origin}`], body: '' },
    { method: 'POST', lines: [`Origin: ${origin}`, 'Next-Action: 00'], body: '[]' },
    { method: 'POST', lines: [`Origin: ${origin}`, `Next-Action: ${'0'.repeat(42)}`], body: '[]' },
    {
      method: 'POST',
      lines: [`Origin: ${origin}`, 'Next-Action: constructor', 'Content-Type: text/plain;charset=UTF-8'],
      body: '["$F1"]',
    },
    {
      method: 'POST',
      lines: [`Origin: ${origin}`, 'Next-Action: x', 'Content-Type: multipart/form-data; boundary=x'],
      body: '--y',
    },
    { method: 'POST', lines: [`Origin: ${origin}`, 'Content-Type: multipart/form-data'], body: 'x' },
    ...['', 'Next-Action: 00'].flatMap(action =>
      BROKEN_FORMS.map(body => ({
        method: 'POST',
        lines: [`Origin: ${origin}`, 'Content-Type: multipart/form-data; boundary=x', action].filter(Boolean),
        body,
      })),
    ),
    {
      method: 'POST',
      lines: [`Origin: ${origin}`, 'Content-Type: multipart/form-data; boundary=x'],
      body: '--x\r\nContent-Disposition: form-data; name="$ACTION_ID_00"\r\n\r\n\r\n--x--\r\n',
    },
    {
      method: 'POST',
      lines: [`Origin: ${origin}`, 'Content-Type: multipart/form-data; boundary=x'],
      body: '--x\r\nContent-Disposition: form-data; name="$ACTION_REF_1"\r\n\r\n\r\n--x--\r\n',
    },
    {
      method: 'POST',
      lines: [`Origin: ${origin}`, 'Content-Type: application/x-www-form-urlencoded'],
      body: '%ff=%ff&a',
    },
    { method: 'POST', lines: [`Origin: ${origin}`, 'Content-Type: application/json'], body: '{' },
  ]),
  ...[
    'RSC: 1',
    'RSC: x',
    'Next-Router-State-Tree: %ff',
    'Next-Router-State-Tree: []',
    'Next-Router-State-Tree: ["",{"x":1}]',
    'Next-Router-Prefetch: 1',
    'Next-Router-Segment-Prefetch: /x',
    'Next-Url: /%ff',
    'Next-Url: x',
    'X-Nextjs-Data: 1',
    'X-Middleware-Subrequest: proxy',
    'X-Forwarded-Host: evil.example',
    'X-Forwarded-Proto: ftp',
    'X-Forwarded-For: %ff',
    'X-Invoke-Path: /admin',
    'X-Matched-Path: /admin',
    'X-Path: //evil',
    'Accept-Language: %ff;q=x',
    'Accept-Language: x-klingon',
    'Accept: x',
    'Range: bytes=5-1',
    'Range: bytes=999999999-',
    'If-Modified-Since: x',
    'If-None-Match: "x',
    'Cookie: next-auth.session-token=%ff',
    'Cookie: see-as=%ff; locale=%ff; theme=%ff',
    'Cookie: =;;;=',
    'Authorization: Bearer',
    'Authorization: Bearer %ff',
    'Content-Encoding: gzip',
    'Purpose: prefetch',
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Expect: x',
    'Accept-Encoding: x',
    'User-Agent: \u00ff',
    'Referer: %ff',
  ].map(line => ({ method: 'GET', lines: [line] })),
  { method: 'GET', lines: ['RSC: 1', 'Next-Router-State-Tree: %5B%22%22%2C%7B%7D%5D', 'Next-Router-Prefetch: 1'] },
]

let session: string
beforeAll(async () => {
  const [admin] = await sql('SELECT id FROM users WHERE email = $1', [app().admin.email])
  session = await sessionOf(admin!.id as string)
})

function bytesOf({
  method,
  path,
  lines = [],
  body = '',
  cookie,
}: {
  method: string
  path: string
  lines?: string[]
  body?: string
  cookie: string | null
}): string {
  const host = new URL(app().baseUrl).host
  const own = lines.map(line => line.replace('Origin: OWN', `Origin: ${app().baseUrl}`))
  const head = [
    `${method} ${path} HTTP/1.1`,
    `Host: ${host}`,
    'Connection: close',
    ...own,
    ...(cookie ? [`Cookie: ${SESSION_NAME}=${cookie}`] : []),
  ]
  const length = ['GET', 'HEAD'].includes(method) ? [] : [`Content-Length: ${Buffer.byteLength(body)}`]
  return `${[...head, ...length].join('\r\n')}\r\n\r\n${body}`
}

/** Sends requests, eight at a time, and names those that the server failed on or did not answer. */
async function failuresOf(requests: Parameters<typeof bytesOf>[0][]): Promise<string[]> {
  const failed: string[] = []
  const waiting = [...requests]
  const work = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const status = statusOf(await exchangeRaw(app().baseUrl, [bytesOf(next)]))
      if (status < 200 || status > 499)
        failed.push(
          `${status} ${next.method} ${next.path.slice(0, 80)} ${next.lines?.join(' ') ?? ''} ${next.cookie ? 'signed in' : ''}`,
        )
    }
  }
  await Promise.all(Array.from({ length: 8 }, work))
  return failed.sort()
}

describe.each([
  ['nobody', false],
  ['an administrator', true],
] as const)('a request of %s', (_, isSignedIn) => {
  const cookie = () => (isSignedIn ? session : null)

  test('is never failed on, whatever its address ends with', async () => {
    const requests = PATHS.flatMap(path =>
      ENDINGS.map(ending => ({ method: 'GET', path: `${path}${ending}`, cookie: cookie() })),
    )
    expect(await failuresOf(requests)).toEqual([])
  }, 180_000)

  test('is never failed on, whatever its method, headers and body are', async () => {
    const requests = PATHS.flatMap(path => SHAPES.map(shape => ({ ...shape, path, cookie: cookie() })))
    expect(await failuresOf(requests)).toEqual([])
  }, 180_000)
})

describe('a request that nothing here answers', () => {
  const status = async (bytes: Parameters<typeof bytesOf>[0]) =>
    statusOf(await exchangeRaw(app().baseUrl, [bytesOf(bytes)]))

  test.each(['/setup/%ff', '/leads/%', '/contacts/%00', '/api/v1/leads/%E0%A4%A', '/leads?q=%00'])(
    'is 400 for the address %s',
    async path => {
      expect(await status({ method: 'GET', path, cookie: null })).toBe(400)
    },
  )

  test.each(['TRACE', 'PROPFIND', 'PUT'])('is 405 for %s of a page', async method => {
    expect(await status({ method, path: '/leads', cookie: null })).toBe(405)
  })

  test.each(['/login', '/leads', '/nowhere'])('is 403 for an action that another site sends to %s', async path => {
    expect(
      await status({
        method: 'POST',
        path,
        lines: ['Origin: https://evil.example', 'Next-Action: 00'],
        body: '[]',
        cookie: session,
      }),
    ).toBe(403)
  })

  test.each(['/_next/x', '/visit.js'])('is 405 for an action that is sent to %s', async path => {
    expect(
      await status({
        method: 'POST',
        path,
        lines: ['Origin: https://evil.example', 'Next-Action: 00'],
        body: '[]',
        cookie: session,
      }),
    ).toBe(405)
  })
})
