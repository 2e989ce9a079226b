import { createServer, request, type IncomingMessage, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { compressAnswer } from './compress.mjs'

const ROW = '<li class="row"><a href="/leads/1">Rita de Souza</a></li>'

async function get(answer: RequestListener, accepts: string): Promise<IncomingMessage> {
  const server = createServer((incoming, response) => {
    compressAnswer(incoming, response)
    answer(incoming, response)
  })
  await new Promise<void>(resolve => server.listen(0, resolve))
  onTestFinished(() => void server.close().closeAllConnections())
  const { port } = server.address() as AddressInfo
  return new Promise((resolve, reject) => {
    request({ port, headers: { 'accept-encoding': accepts } }, resolve)
      .on('error', reject)
      .end()
  })
}

async function bytesOf(message: IncomingMessage): Promise<Buffer> {
  return Buffer.concat((await message.toArray()) as Buffer[])
}

// What Next does with each part of a page.
const rows: RequestListener = (_incoming, response) => {
  response.setHeader('Content-Type', 'text/html; charset=utf-8')
  for (let row = 0; row < 200; row++) {
    response.write(ROW)
    const flush: unknown = Reflect.get(response, 'flush')
    if (typeof flush === 'function') flush.call(response)
  }
  response.end()
}

test('compresses an answer in many parts as one', async () => {
  const answer = await get(rows, 'gzip, br')
  const body = await bytesOf(answer)
  expect(answer.headers['content-encoding']).toBe('br')
  expect(brotliDecompressSync(body).toString()).toBe(ROW.repeat(200))
  expect(body.length).toBeLessThan(2 * brotliCompressSync(ROW.repeat(200)).length)
})

test('answers in gzip who reads no Brotli, and plainly who asks for nothing', async () => {
  expect((await get(rows, 'gzip')).headers['content-encoding']).toBe('gzip')
  const plain = await get(rows, 'identity')
  expect(plain.headers['content-encoding']).toBeUndefined()
  expect((await bytesOf(plain)).toString()).toBe(ROW.repeat(200))
})

test('lets events through one by one', async () => {
  const answer = await get((_incoming, response) => {
    response.setHeader('Content-Type', 'text/event-stream')
    response.write(`data: ${'a'.repeat(2000)}\n\n`)
  }, 'gzip, br')
  expect(answer.headers['content-encoding']).toBeUndefined()
  const [first] = await new Promise<Buffer[]>(resolve => answer.once('data', (chunk: Buffer) => resolve([chunk])))
  expect(String(first)).toMatch(/^data: aaa/)
})
