import { createServer, request, type OutgoingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/**
 * Stands in front of an installation as the proxy with TLS does, for a browser that cannot reach the public address: the
 * installation sees the public host and origin, the browser sees localhost.
 * @returns the address for the browser
 */
export async function publicProxy(baseUrl: string, publicUrl: string): Promise<string> {
  const { host } = new URL(publicUrl)
  const { port } = new URL(baseUrl)
  let own = ''
  const server = createServer((incoming, answer) => {
    const headers: OutgoingHttpHeaders = { ...incoming.headers, host }
    if (headers.origin) headers.origin = publicUrl
    const passedOn = request(
      { host: '127.0.0.1', port, path: incoming.url, method: incoming.method, headers },
      from => {
        const location = from.headers.location?.replace(publicUrl, own)
        answer.writeHead(from.statusCode ?? 502, { ...from.headers, ...(location ? { location } : {}) })
        from.pipe(answer)
      },
    )
    passedOn.on('error', () => answer.destroy())
    incoming.pipe(passedOn)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  own = `http://localhost:${(server.address() as AddressInfo).port}`
  return own
}
