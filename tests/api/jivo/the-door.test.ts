import { request, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { app, sql } from '@/tests/support/app'
import { addToken, channelOf, chatNumber, chatsOf, deliveriesOf, someone, type Channel } from '@/tests/support/intake'
import { accepted } from '@/tests/samples/jivo-events'

const LIMIT = 5 * 1024 * 1024

type Sent = {
  method?: string
  path: string
  headers?: Record<string, string>
  body?: string | Uint8Array
  chunks?: Uint8Array[]
}
type Got = { status: number; headers: string[]; text: string }

/** One request as it stands on the wire, on a connection of its own; the answer's headers in their order. */
function exchange({ method = 'POST', path, headers = {}, body, chunks }: Sent): Promise<Got> {
  const { hostname, port } = new URL(app().baseUrl)
  return new Promise((resolve, reject) => {
    let isAnswered = false
    const sent = request({ hostname, port, method, path, headers, agent: false }, (answer: IncomingMessage) => {
      isAnswered = true
      let text = ''
      answer.on('data', part => (text += String(part)))
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.rawHeaders, text }))
      answer.on('error', reject)
    })
    // A server that refuses may close while we still write; what counts is its answer.
    sent.on('error', error => (isAnswered ? undefined : reject(error)))
    for (const chunk of chunks ?? []) sent.write(chunk)
    sent.end(body)
  })
}

/** What a server says before the client has sent all it announced. */
function firstWords(head: string): Promise<string> {
  const { hostname, port } = new URL(app().baseUrl)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(head))
    let text = ''
    socket.on('data', part => {
      text += String(part)
      if (text.includes('\r\n\r\n')) socket.destroy()
    })
    socket.on('close', () => resolve(text))
    socket.on('error', reject)
  })
}

const withoutDate = ({ headers, ...rest }: Got) => ({
  ...rest,
  headers: headers.filter((_, at) => headers[at - (at % 2)]!.toLowerCase() !== 'date'),
})
const path = (channel: Channel) => `/api/jivo?token=${channel.token}`
const event = () => JSON.stringify(accepted({ chat_id: chatNumber(), visitor: someone() }))
const header = (got: Got, name: string) => got.headers[got.headers.findIndex(one => one.toLowerCase() === name) + 1]

describe('a wrong token', () => {
  test('is one constant 401 for every kind of wrong, and nothing of it is stored', async () => {
    const channel = await channelOf()
    const { token } = channel
    const expired = token.replace(/^./, first => (first === 'x' ? 'y' : 'x'))
    await addToken(channel, expired, app(), new Date(Date.now() - 1000))
    const other = (text: string) => (text.toUpperCase() === text ? text.toLowerCase() : text.toUpperCase())
    const queries = [
      '',
      '?',
      '?token=',
      '?token',
      `?token=${token.slice(0, -1)}`,
      `?token=${token.slice(0, 16)}`,
      `?token=${token}x`,
      `?token=${other(token)}`,
      `?token=${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
      `?token=${'x'.repeat(6000)}`,
      `?token=${token}&token=${token}`,
      `?token[]=${token}`,
      `?Token=${token}`,
      `?token=${encodeURIComponent(`${token.slice(0, -1)}а`)}`,
      `?token=%00${token}`,
      `?token=${expired}`,
      '?token=%',
    ]
    const body = event()
    const answers = await Promise.all(queries.map(query => exchange({ path: `/api/jivo${query}`, body })))
    expect(withoutDate(answers[0]!)).toMatchObject({ status: 401, text: '{"result":"error"}' })
    for (const answer of answers) expect(withoutDate(answer)).toEqual(withoutDate(answers[0]!))
    expect(await sql('SELECT 1 FROM deliveries WHERE body = $1', [Buffer.from(body)])).toEqual([])
  })

  test('is found before the body is read', async () => {
    const said = await firstWords(
      `POST /api/jivo?token=wrong HTTP/1.1\r\nHost: x\r\nContent-Length: ${LIMIT * 10}\r\n\r\n{`,
    )
    expect(said).toMatch(/^HTTP\/1\.1 401 /)
  })

  test('a revoked one is refused within a second, another of the channel goes on', async () => {
    const channel = await channelOf()
    const second = `${channel.token.slice(1)}_`
    await addToken(channel, second)
    await sql(`UPDATE channel_tokens SET revoked_at = now() WHERE channel_id = $1 AND token_hash = sha256($2)`, [
      channel.id,
      Buffer.from(channel.token),
    ])
    await sql(`SELECT pg_notify('channel_tokens', '')`)
    await expect
      .poll(async () => (await exchange({ path: path(channel), body: '{}' })).status, { timeout: 1000, interval: 100 })
      .toBe(401)
    expect((await exchange({ path: `/api/jivo?token=${second}`, body: event() })).status).toBe(200)
  })
})

describe('what the door refuses', () => {
  test.each(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
    '%s with 405 and the way it is done',
    async method => {
      const channel = await channelOf()
      const got = await exchange({ method, path: path(channel) })
      expect([got.status, header(got, 'allow'), header(got, 'cache-control')]).toEqual([405, 'POST', 'no-store'])
    },
  )

  test.each(['gzip', 'br', 'deflate', 'GZIP', 'identity, gzip'])('a body packed with %s with 415', async encoding => {
    const channel = await channelOf()
    const got = await exchange({
      path: path(channel),
      headers: { 'content-encoding': encoding },
      body: gzipSync(event()),
    })
    expect([got.status, got.text]).toEqual([415, '{"result":"error"}'])
    expect(await deliveriesOf(channel)).toEqual([])
  })

  test('a body over the limit with 413, by its announced length before it is sent', async () => {
    const channel = await channelOf()
    const said = await firstWords(`POST ${path(channel)} HTTP/1.1\r\nHost: x\r\nContent-Length: ${LIMIT + 1}\r\n\r\n{`)
    expect(said).toMatch(/^HTTP\/1\.1 413 /)
    expect(said.toLowerCase()).toContain('connection: close')
  })

  test('a body over the limit without a length with 413', async () => {
    const channel = await channelOf()
    const chunk = new Uint8Array(64 * 1024).fill(0x20)
    const head = `POST ${path(channel)} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n`
    const chunks = Array.from(
      { length: LIMIT / chunk.length + 1 },
      () => `10000\r\n${Buffer.from(chunk).toString()}\r\n`,
    ).join('')
    expect(await firstWords(head + chunks)).toMatch(/^HTTP\/1\.1 413 /)
    expect(await deliveriesOf(channel)).toEqual([])
  })

  test('two lengths with 400', async () => {
    const channel = await channelOf()
    const said = await firstWords(
      `POST ${path(channel)} HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}`,
    )
    expect(said).toMatch(/^HTTP\/1\.1 400 /)
  })

  test('a neighbouring path without a redirect, which would repeat the token', async () => {
    const channel = await channelOf()
    const variants = [
      '/api/jivo/',
      '//api/jivo',
      '/API/JIVO',
      '/api/%6aivo',
      '/api//jivo',
      '/api/jivo/x',
      '/api/jivo%2f',
    ]
    for (const variant of variants) {
      const got = await exchange({ path: `${variant}?token=${channel.token}`, body: event() })
      expect([variant, got.status]).toEqual([variant, 404])
      expect(got.headers.map(name => name.toLowerCase())).not.toContain('location')
    }
    expect(await deliveriesOf(channel)).toEqual([])
  })
})

describe('what the door lets in', () => {
  test.each([
    ['without a content type', {}],
    ['of a wrong content type', { 'content-type': 'text/plain' }],
    ['of a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['with the encoding “identity”', { 'content-encoding': 'identity' }],
  ])('an event %s', async (_, headers) => {
    const channel = await channelOf()
    const got = await exchange({ path: path(channel), headers, body: event() })
    expect([got.status, header(got, 'cache-control')]).toEqual([200, 'no-store'])
    expect(await chatsOf(channel)).toHaveLength(1)
  })

  test('a body of exactly the limit, with and without a length', async () => {
    const channel = await channelOf()
    const body = Buffer.alloc(LIMIT, ' ')
    body.write(event())
    expect((await exchange({ path: path(channel), body })).status).toBe(200)
    expect((await exchange({ path: path(channel), chunks: [body.subarray(0, 9), body.subarray(9)] })).status).toBe(200)
    expect(await deliveriesOf(channel)).toMatchObject([{ seen_count: 2 }])
  })

  test('a token among a hundred other parameters, and an absolute target', async () => {
    const channel = await channelOf()
    const many = Array.from({ length: 100 }, (_, n) => `p${n}=${n}`).join('&')
    expect((await exchange({ path: `/api/jivo?${many}&token=${channel.token}`, body: event() })).status).toBe(200)
    expect((await exchange({ path: `${app().baseUrl}${path(channel)}`, body: event() })).status).toBe(200)
    expect(await chatsOf(channel)).toHaveLength(2)
  })
})
