import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerRefusal } from './answer-refusal.mjs'
import { judgeForm } from './judge-form.mjs'

// Answers a sound form with its own fields, read from the request afterwards.
const echo = async (...[request, response]: Parameters<RequestListener>) => {
  const refusal = await judgeForm(request)
  if (refusal) return answerRefusal(response, refusal)
  if (request.url === '/unread') return void response.end('answered without reading')
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const form = await new Response(Buffer.concat(chunks), {
    headers: { 'Content-Type': request.headers['content-type'] ?? '' },
  }).formData()
  response.end(
    JSON.stringify([...form].map(([name, value]) => [name, typeof value === 'string' ? value.length : value.size])),
  )
}

const server = createServer((request, response) => void echo(request, response))
let port: number

beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  port = (server.address() as { port: number }).port
})
afterAll(() => server.close())

const send = (body: BodyInit, headers?: Record<string, string>) =>
  fetch(`http://127.0.0.1:${port}/leads`, { method: 'POST', body, headers })
const MULTIPART = { 'Content-Type': 'multipart/form-data; boundary=x' }

describe('judgeForm', () => {
  test.each([0, 1, 65_536, 250_000])('leaves a sound form with a file of %d bytes to be read', async bytes => {
    const form = new FormData()
    form.set('name', 'D’Ávila 🙂')
    form.set('file', new Blob(['a'.repeat(bytes)]), 'ação.csv')
    const answer = await send(form)
    expect([answer.status, await answer.json()]).toEqual([
      200,
      [
        ['name', 10],
        ['file', bytes],
      ],
    ])
  })

  test.each([
    ['ends within a heading', '--x\r\nContent-Disposition: form-data; name="a"'],
    ['ends within a value', '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1'],
    ['has a part without a name', '--x\r\n\r\n1\r\n--x--\r\n'],
    ['has another boundary', '--y\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--y--\r\n'],
    ['begins with something else', 'x\r\n--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n'],
    [
      'has more parts than a form of ours',
      `${'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n'.repeat(300)}--x--\r\n`,
    ],
    [
      'has a long heading',
      `--x\r\n${'X: y\r\n'.repeat(1_000)}Content-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n`,
    ],
    ['is empty', ''],
  ])('refuses a form that %s', async (_, body) => {
    const answer = await send(body, MULTIPART)
    expect([answer.status, await answer.json()]).toEqual([
      400,
      { error: { code: 'bad_form', message: 'The form is malformed.' } },
    ])
  })

  test.each([
    ['parts', '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n'],
    ['headings', 'X: y\r\n'],
    ['line ends', '\r\n'],
    ['marks', '--x'],
    ['headings of one part', 'Content-Disposition: form-data; name="a"\r\n'],
  ])('takes little time for 250 kB of %s', async (_, piece) => {
    const body = '--x\r\n' + piece.repeat(250_000 / piece.length)
    const { user: before } = process.cpuUsage()
    await send(body, MULTIPART)
    expect((process.cpuUsage().user - before) / 1_000).toBeLessThan(50)
  })

  test('refuses a form that is longer than the app takes, and reads no more of it', async () => {
    const socket = connect(port, '127.0.0.1')
    const answer = once(socket, 'data')
    socket.write(
      'POST /leads HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 90000000\r\n\r\n',
    )
    socket.write(Buffer.alloc(300_000, 'a'))
    expect(String((await answer)[0])).toMatch(/^HTTP\/1\.1 413 /)
    socket.destroy()
  })

  test('takes only small forms while the large ones being sent hold as much as all may, and large ones again afterwards', async () => {
    const open = Array.from({ length: 130 }, () => connect(port, '127.0.0.1'))
    let arrived = 0
    server.on('request', () => arrived++)
    for (const socket of open) {
      socket.on('error', () => undefined)
      socket.write(
        'POST /leads HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 255000\r\n\r\n',
      )
      socket.write(Buffer.alloc(254_000, 'a'))
    }
    const formOf = (bytes: number) => {
      const form = new FormData()
      form.set('text', 'a'.repeat(bytes))
      return form
    }
    await expect.poll(() => arrived).toBeGreaterThanOrEqual(open.length)
    await expect.poll(async () => (await send(formOf(200_000))).status).toBe(503)
    expect((await send(formOf(10_000))).status).toBe(200)
    for (const socket of open) socket.destroy()
    await expect.poll(async () => (await send(formOf(200_000))).status).toBe(200)
  })

  test.each(['/leads', '/unread'])('counts a form of %s no longer when it is answered', async path => {
    const form = new FormData()
    form.set('text', 'a'.repeat(250_000))
    const statuses = new Set<number>()
    for (let sent = 0; sent < 160; sent++) {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', body: form })
      await answer.text()
      statuses.add(answer.status)
    }
    expect([...statuses]).toEqual([200])
  })

  test('goes on when a client leaves in the middle', async () => {
    const socket = connect(port, '127.0.0.1')
    const arrived = once(server, 'request')
    socket.write(
      'POST /leads HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 100\r\n\r\n--x',
    )
    await arrived
    socket.destroy()
    expect((await send('', MULTIPART)).status).toBe(400)
  })
})
