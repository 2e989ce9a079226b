import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accepted, callEvent, clientUpdated, finished, offlineMessage, updated } from '@/tests/samples/jivo-events'
import { channelOf, chatNumber, someone, type Channel } from '@/tests/support/intake'
import { exchangeRaw, statusOf } from '@/tests/support/raw-http'
import { startApp, type StartedApp } from '@/tests/support/start-app'

type Request = { head: string; parts: (string | Uint8Array)[]; pauseMs?: number }

let direct: StartedApp
let throughNext: StartedApp
let channel: Channel

// One database and one address, so that answers about a person are the same.
beforeAll(async () => {
  direct = await startApp()
  throughNext = await startApp({
    script: 'start-through-next.mjs',
    env: { DATABASE_URL: direct.databaseUrl, APP_URL: direct.baseUrl },
  })
}, 200_000)

afterAll(async () => {
  await throughNext?.stop()
  await direct?.stop()
})

const headers = (lines: string[]) => lines.map(line => `${line}\r\n`).join('')

function request(
  options: { method?: string; target?: string; lines?: string[]; body?: string | Uint8Array; keep?: boolean } = {},
): Request {
  const { method = 'POST', target = `/api/jivo?token=${channel.token}`, lines = [], body = '', keep = false } = options
  const sent = typeof body === 'string' ? Buffer.from(body) : body
  const head = `${method} ${target} HTTP/1.1\r\nHost: crm.test\r\n${headers(lines)}${keep ? '' : 'Connection: close\r\n'}`
  const length = lines.some(line => /^(content-length|transfer-encoding):/i.test(line))
    ? ''
    : `Content-Length: ${sent.length}\r\n`
  return { head, parts: [`${head}${length}\r\n`, sent] }
}

const events = () =>
  [accepted, updated, finished, clientUpdated, offlineMessage, callEvent].flatMap(make => {
    const visitor = someone()
    return [make({ visitor, ...(make === clientUpdated ? { client_id: visitor.number } : { chat_id: chatNumber() }) })]
  })

/** Bodies that are events, whatever they hold. */
function eventRequests(): Request[] {
  const bodies = Array.from({ length: 9 }, events)
    .flat()
    .map(event => JSON.stringify(event))
  const odd = [
    '{"event_name":"unheard_of"}',
    '{"event_name":null}',
    '{}',
    '{"event_name":"chat_accepted"}',
    '{"event_name":"chat_accepted","chat_id":"0"}',
    ' \n{} ',
  ]
  const types = [
    [],
    ['Content-Type: application/json'],
    ['Content-Type: text/plain'],
    ['Content-Type: multipart/form-data; boundary=x'],
    ['Content-Type: application/x-www-form-urlencoded'],
    ['Content-Type: '],
    ['Content-Type: \u00ff'],
    ['Content-Encoding: identity'],
    ['content-encoding:  IDENTITY '],
    ['Accept: text/html'],
    ['Accept-Encoding: gzip, br'],
    ['Origin: https://evil.example'],
    ['Cookie: next-auth.session-token=x; locale=en'],
    ['Range: bytes=0-3'],
    ['If-None-Match: *'],
    ['X-Forwarded-For: 203.0.113.7, 10.0.0.1'],
    ['X-Forwarded-Host: evil.example'],
    ['X-Forwarded-Proto: https'],
    ['X-HTTP-Method-Override: GET'],
    ['RSC: 1'],
    ['RSC: 1', 'Next-Router-Prefetch: 1'],
    ['Next-Action: 00'],
    ['Next-Router-State-Tree: %ff'],
    ['X-Middleware-Subrequest: proxy'],
    ['Expect: 100-continue'],
    ['Upgrade: websocket'],
    ['TE: trailers'],
    ['X-Long: ' + 'x'.repeat(7000)],
    ['Purpose: prefetch'],
    ['Authorization: Bearer x'],
    ['X-Nextjs-Data: 1'],
  ]
  return [
    ...[...bodies, ...odd].map(body => request({ body })),
    ...types.map((lines, at) => request({ lines, body: bodies[at % bodies.length]! })),
    ...bodies.slice(0, 10).map(body => request({ body, keep: true })),
  ]
}

/** Bodies that are none. */
function badBodyRequests(): Request[] {
  const bodies: (string | Uint8Array)[] = [
    '',
    ' ',
    '{',
    '}',
    '[]',
    'null',
    'true',
    '0',
    '"text"',
    '{"a":}',
    "{'a':1}",
    '{"a":1}{',
    '\u0000',
    new Uint8Array([0xff, 0xfe]),
    new Uint8Array([0xef, 0xbb, 0xbf]),
    '<xml/>',
    'event_name=chat_accepted',
    '{"event_name":"\\ud800"}',
    '[{"event_name":"chat_accepted"}]',
    '{"event_name":"x"',
    'NaN',
    '{"a":1e999}',
    '['.repeat(5000),
    `${'{"a":'.repeat(3000)}1${'}'.repeat(3000)}`,
    'x'.repeat(100_000),
  ]
  const gzip = gzipSync('{}')
  return [
    ...bodies.map(body => request({ body })),
    ...['gzip', 'br', 'deflate', 'GZIP', 'identity, gzip', 'x', ','].map(encoding =>
      request({ lines: [`Content-Encoding: ${encoding}`], body: gzip }),
    ),
  ]
}

/** Bodies by their length, its absence, and its untruth. */
function framedRequests(): Request[] {
  const event = JSON.stringify(accepted({ chat_id: chatNumber(), visitor: someone() }))
  const chunked = (chunks: string[]) =>
    chunks.map(chunk => `${Buffer.byteLength(chunk).toString(16)}\r\n${chunk}\r\n`).join('')
  const slow = (parts: string[]) => ({
    head: '',
    parts: [request({ lines: ['Transfer-Encoding: chunked'] }).parts[0]!, ...parts],
    pauseMs: 30,
  })
  const limit = 5 * 1024 * 1024
  return [
    request({ lines: ['Transfer-Encoding: chunked'], body: `${chunked([event])}0\r\n\r\n` }),
    request({
      lines: ['Transfer-Encoding: chunked'],
      body: `${chunked([event.slice(0, 9), event.slice(9)])}0\r\nX-Trailer: 1\r\n\r\n`,
    }),
    request({ lines: ['Transfer-Encoding: chunked'], body: '0\r\n\r\n' }),
    request({ lines: ['Transfer-Encoding: chunked'], body: 'zz\r\n' }),
    request({ lines: ['Transfer-Encoding: gzip, chunked'], body: '0\r\n\r\n' }),
    request({ lines: ['Transfer-Encoding: chunked', 'Content-Length: 3'], body: '0\r\n\r\n' }),
    request({ lines: ['Content-Length: 2', 'Content-Length: 3'], body: '{}' }),
    request({ lines: ['Content-Length: -1'], body: '{}' }),
    request({ lines: ['Content-Length: 2x'], body: '{}' }),
    request({ lines: [`Content-Length: ${limit + 1}`], body: '{' }),
    request({ lines: ['Content-Length: 99999999999999999999'], body: '{' }),
    request({ lines: ['Content-Length: 0'], body: '' }),
    request({ body: `${event}${' '.repeat(limit - Buffer.byteLength(event))}` }),
    slow([chunked([event.slice(0, 20)]), chunked([event.slice(20)]), '0\r\n\r\n']),
    slow([...event.slice(0, 8)].map(letter => chunked([letter])).concat(chunked([event.slice(8)]), '0\r\n\r\n')),
  ]
}

/** Addresses that are nearly right, and tokens that are not. */
function addressRequests(): Request[] {
  const { token } = channel
  const event = JSON.stringify(accepted({ chat_id: chatNumber(), visitor: someone() }))
  const wrong = [
    '',
    '?',
    '?token',
    '?token=',
    `?token=${token}x`,
    `?token=${token.slice(1)}`,
    `?token=${token}&token=${token}`,
    `?token=${token}&token=`,
    `?Token=${token}`,
    `?token[]=${token}`,
    '?token=%',
    '?token=%ff',
    `?token=%00${token}`,
    `?token=${'x'.repeat(5000)}`,
    `?token=${token.toLowerCase()}%20`,
    '?&&&',
    '?=',
    '?token=a;token=b',
  ]
  const right = [
    `?token=${token}`,
    `?token=${token}&x=1`,
    `?x=%ff&token=${token}`,
    `?x=%&token=${token}`,
    `?%74oken=${token}`,
    `?&token=${token}&`,
    `?token=${token}#x`,
    `?a=1&a=2&token=${token}`,
    `?x[]=1&token=${token}`,
    `?x=%00&token=${token}`,
    `?${'x=1&'.repeat(300)}token=${token}`,
    `?nxtPid=1&token=${token}`,
    `?_rsc=abc&token=${token}`,
    `?__nextDataReq=1&token=${token}`,
    `?token=%${token.charCodeAt(0).toString(16)}${token.slice(1)}`,
  ]
  const near = [
    '/api/jivo/',
    '//api/jivo',
    '/API/JIVO',
    '/api/%6aivo',
    '/api//jivo',
    '/api/jivo%2f',
    '/api/jivo/x',
    '/api/jivo.json',
    '/api/jiv',
    '/api/jivo%00',
    '/api/jivo%ff',
    '/api/jivo;x',
    '/api\\jivo',
    '/./api/jivo',
    '/api/../api/jivo',
  ]
  return [
    ...[...wrong, ...right].map(query => request({ target: `/api/jivo${query}`, body: event })),
    ...near.map(path => request({ target: `${path}?token=${token}`, body: event, lines: ['Origin: http://crm.test'] })),
    request({ target: `http://crm.test/api/jivo?token=${token}`, body: event }),
    request({ target: `http://evil.example/api/jivo?token=${token}`, body: event }),
  ]
}

function methodRequests(): Request[] {
  const methods = [
    'GET',
    'HEAD',
    'PUT',
    'PATCH',
    'DELETE',
    'OPTIONS',
    'TRACE',
    'PROPFIND',
    'PURGE',
    'LOCK',
    'SEARCH',
    'REPORT',
    'MKCOL',
    'QUERY',
    'post',
    'BREW',
  ]
  const queries = [`?token=${channel.token}`, '', '?token=wrong']
  return methods.flatMap(method =>
    queries.map(query =>
      request({ method, target: `/api/jivo${query}`, body: method === 'HEAD' || method === 'GET' ? '' : '{}' }),
    ),
  )
}

/** Hosts, none of which may cost an event. */
function hostRequests(): Request[] {
  const event = JSON.stringify(accepted({ chat_id: chatNumber(), visitor: someone() }))
  const hosts = [
    'Host: evil.example',
    'Host: ',
    'Host: 10.0.0.1:1',
    'Host: [::1]:3000',
    'Host: a b',
    'Host: \u00ff',
    'Host: crm.test:99999',
    'Host: evil.example\r\nHost: crm.test',
    'X-None: 1',
  ]
  return hosts.map(host => ({
    head: host,
    parts: [
      `POST /api/jivo?token=${channel.token} HTTP/1.1\r\n${host}\r\nConnection: close\r\nContent-Length: ${Buffer.byteLength(event)}\r\n\r\n${event}`,
    ],
  }))
}

const withoutDate = (answer: string) => answer.replace(/^date: .*\r\n/im, '')

test('an event is answered by the server as by Next, to the byte', async () => {
  channel = await channelOf(direct)
  // Looked up by its hash once, and known from then on.
  await expect
    .poll(async () => statusOf(await exchangeRaw(throughNext.baseUrl, request({ body: '{}' }).parts)))
    .toBe(200)
  const requests = [
    ...eventRequests(),
    ...badBodyRequests(),
    ...framedRequests(),
    ...addressRequests(),
    ...methodRequests(),
    ...hostRequests(),
  ]
  expect(requests.length).toBeGreaterThanOrEqual(250)
  const statuses = new Set<number>()
  const differences: object[] = []
  for (const { head, parts, pauseMs } of requests) {
    // The first time makes the contact; afterwards both answer about the same person.
    const first = await exchangeRaw(direct.baseUrl, parts, pauseMs)
    const one = await exchangeRaw(direct.baseUrl, parts, pauseMs)
    const other = await exchangeRaw(throughNext.baseUrl, parts, pauseMs)
    statuses.add(statusOf(one))
    if (withoutDate(one) !== withoutDate(other) || statusOf(first) !== statusOf(one)) {
      differences.push({
        request: head || String(parts[0]).slice(0, 300),
        direct: withoutDate(one),
        throughNext: withoutDate(other),
      })
    }
  }
  expect(differences).toEqual([])
  expect([...statuses].sort()).toEqual([100, 200, 400, 401, 404, 405, 413, 415])
}, 180_000)
