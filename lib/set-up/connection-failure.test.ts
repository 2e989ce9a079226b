import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { readConnectionFailure } from './connection-failure'

const failureOf = (address: string, signal?: AbortSignal) =>
  fetch(address, { signal: signal ?? null }).then(() => 'none', readConnectionFailure)

/** A server that takes connections and answers with `words`, or never. */
async function serve(words: string | null): Promise<{ port: number; close: () => void }> {
  const server = createServer(socket => {
    socket.on('error', () => undefined)
    if (words !== null) socket.end(words)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return { port: typeof address === 'object' && address ? address.port : 0, close: () => server.close() }
}

describe('why nobody answers', () => {
  it('says that a name does not exist', async () => {
    expect(await failureOf('http://nobody.invalid/')).toBe('name')
  })

  it('says that nobody listens', async () => {
    const { port, close } = await serve('')
    close()
    expect(await failureOf(`http://127.0.0.1:${port}/`)).toBe('refused')
  })

  it('says that no encryption is spoken', async () => {
    const { port, close } = await serve('HTTP/1.1 400 Bad Request\r\n\r\n')
    expect(await failureOf(`https://127.0.0.1:${port}/`)).toBe('tls')
    close()
  })

  it('says that it took too long', async () => {
    const { port, close } = await serve(null)
    expect(await failureOf(`http://127.0.0.1:${port}/`, AbortSignal.timeout(200))).toBe('timeout')
    close()
  })

  it('says so when it cannot tell', () => {
    for (const odd of [null, undefined, 'text', new Error('x'), { code: 'constructor' }]) {
      expect(readConnectionFailure(odd)).toBe('other')
    }
  })
})
