// @ts-check
import { answerIntake } from '../../lib/intake/answer-intake.mjs'
import { INTAKE_SECURITY_HEADERS } from '../../lib/security-headers.mjs'

/**
 * Answers a request to the webhook address on Node's own request and response, as app/api/jivo/route.ts does on Next's.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {{ door: import('../../lib/intake/answer-intake.mjs').Door, remoteAddress: string }} given
 * @returns {Promise<void>}
 */
export async function answerNodeIntake(request, response, { door, remoteAddress }) {
  const { status, headers, body } = await answerIntake(
    {
      method: request.method ?? '',
      search: new URL(request.url ?? '/', 'http://localhost').search,
      header: name => {
        const value = request.headers[name]
        return Array.isArray(value) ? value.join(', ') : (value ?? null)
      },
      // What is left unread must not end the connection before the answer is sent.
      body: request.iterator({ destroyOnReturn: false }),
      remoteAddress,
    },
    door,
  )
  response.writeHead(status, { ...INTAKE_SECURITY_HEADERS, ...headers })
  // In two calls, so that the body goes in chunks as Next sends it: it takes no Content-Length from a route.
  response.write(body)
  response.end()
}

/**
 * Makes Next's answer to an event the same as the server's: it says that the answer varies with headers of its own, may
 * compress it, and redirects whoever asks for a part of a page.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
export function keepAnswerPlain(request, response) {
  delete request.headers['accept-encoding']
  delete request.headers.rsc
  const writeHead = response.writeHead
  response.writeHead = (/** @type {any[]} */ ...args) => {
    response.removeHeader('vary')
    return Reflect.apply(writeHead, response, args)
  }
}
