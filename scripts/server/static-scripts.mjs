// @ts-check
import { readdir, readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'

const ACCEPTS_BROTLI = /(^|,)\s*br\s*(,|;(?!\s*q=0(\.0*)?\s*(,|$))|$)/

/**
 * Reads the compressed scripts and styles of the build, some 600 kB, and answers for them.
 * @param {string} root
 * @returns {Promise<(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => boolean>}
 *   false where the request is for something else, or by a client that does not read Brotli: Next answers then
 */
export async function scriptsInMemory(root) {
  const folder = join(root, '.next/static')
  /** @type {Map<string, Buffer>} */
  const files = new Map()
  for (const name of await readdir(folder, { recursive: true })) {
    if (name.endsWith('.br'))
      files.set(`/_next/static/${name.slice(0, -3).replaceAll(sep, '/')}`, await readFile(join(folder, name)))
  }
  return (request, response) => {
    const body = files.get(request.url ?? '')
    if (!body || (request.method !== 'GET' && request.method !== 'HEAD')) return false
    if (!ACCEPTS_BROTLI.test(String(request.headers['accept-encoding'] ?? ''))) return false
    response.writeHead(200, {
      'Content-Type': request.url?.endsWith('.css')
        ? 'text/css; charset=UTF-8'
        : 'application/javascript; charset=UTF-8',
      'Content-Encoding': 'br',
      'Content-Length': body.length,
      'Cache-Control': 'public, max-age=31536000, immutable',
      'X-Content-Type-Options': 'nosniff',
      Vary: 'Accept-Encoding',
    })
    response.end(request.method === 'HEAD' ? undefined : body)
    return true
  }
}
