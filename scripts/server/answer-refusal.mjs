// @ts-check
import { SECURITY_HEADERS } from '../../lib/security-headers.mjs'

// A person may read these; the rest is met by programs alone.
const IN_PORTUGUESE = {
  unknown_host: 'Este endereço não é conhecido aqui. Abra o endereço de APP_URL, ou inclua o nome em ALLOWED_HOSTS.',
  bad_address: 'O endereço está malformado.',
}

/**
 * Answers a request that the app is not asked about.
 * @param {import('node:http').ServerResponse} response
 * @param {import('./judge-request.mjs').Refusal} refusal
 */
export function answerRefusal(response, { status, code, message, headers = {} }) {
  const portuguese = Object.entries(IN_PORTUGUESE).find(([known]) => known === code)?.[1]
  const isJson = !portuguese || /^\/api(\/|$)/.test(response.req.url ?? '')
  const body = isJson ? JSON.stringify({ error: { code, message } }) : `${portuguese}\n${message}\n`
  response.writeHead(status, {
    ...SECURITY_HEADERS,
    'Content-Type': isJson ? 'application/json; charset=utf-8' : 'text/plain; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(body)),
    'Cache-Control': 'no-store',
    Connection: 'close',
    ...headers,
  })
  response.end(body)
}
