// @ts-check
// What the port answers while the app is not there yet, or no longer.
import { readFileSync } from 'node:fs'
import { contentSecurityPolicy, SECURITY_HEADERS } from '../../lib/security-headers.mjs'

/** @typedef {'starting' | 'stopping'} Absence */

const TRY_AGAIN_S = 2
const MARK = readFileSync(new URL('../../app/icon.svg', import.meta.url), 'utf8').replace(
  '<svg ',
  '<svg aria-hidden="true" ',
)

const WORDS = {
  starting: {
    pt: [
      'O Balcão está iniciando',
      'Falta pouco: esta página se atualiza sozinha. As mensagens do Jivo que chegarem agora ficam guardadas.',
    ],
    en: ['Balcão is starting', 'Just a moment: this page reloads by itself. Jivo messages that arrive now are kept.'],
  },
  stopping: {
    pt: [
      'O Balcão está reiniciando',
      'Volta já: esta página se atualiza sozinha. As mensagens do Jivo que chegarem agora ficam guardadas.',
    ],
    en: [
      'Balcão is restarting',
      'It will be right back: this page reloads by itself. Jivo messages that arrive now are kept.',
    ],
  },
}

/**
 * Answers a request that only the app could answer: 503, a page that reloads itself for a browser, JSON for a program.
 * `/api/health/live` is 200, since the process does live.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {{ absence: Absence, step: string }} state `step`: what is waited for, in one word
 */
export function answerAbsent(request, response, { absence, step }) {
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/'
  if (path === '/api/health/live') return send(response, 200, { status: absence })
  if (path === '/api/health') return send(response, 503, { status: absence, waitingFor: step })
  if (path.startsWith('/api/')) return send(response, 503, { error: { code: absence, message: WORDS[absence].en[0] } })
  const page = request.method === 'GET' && /text\/html|\*\/\*/.test(request.headers.accept ?? '*/*')
  if (!page) return finish(response, 503, 'text/plain; charset=utf-8', `${WORDS[absence].en[0]}\n`)
  finish(response, 503, 'text/html; charset=utf-8', pageOf(absence))
}

/** @param {import('node:http').ServerResponse} response @param {number} status @param {object} body */
function send(response, status, body) {
  finish(response, status, 'application/json', JSON.stringify(body))
}

/** @param {import('node:http').ServerResponse} response @param {number} status @param {string} type @param {string} body */
function finish(response, status, type, body) {
  response.writeHead(status, {
    ...SECURITY_HEADERS,
    'Content-Security-Policy': contentSecurityPolicy(),
    'Content-Type': type,
    'Content-Length': String(Buffer.byteLength(body)),
    'Cache-Control': 'no-store',
    ...(status === 503 && { 'Retry-After': String(TRY_AGAIN_S) }),
  })
  response.end(body)
}

/** @param {Absence} absence */
function pageOf(absence) {
  const { pt, en } = WORDS[absence]
  return `<!doctype html>
<html lang="pt-BR">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="${TRY_AGAIN_S}">
<meta name="color-scheme" content="light dark">
<title>${pt[0]} · Balcão</title>
<style>
  :root { color-scheme: light dark }
  /* canvas, ink and muted of components/ui/tokens.css, which is not served yet */
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; font: 16px/1.5 Inter, system-ui, sans-serif; background: light-dark(#faf8f5, #171513); color: light-dark(#211d19, #f1ede7) }
  main { max-width: 26rem; padding: 2rem }
  svg { display: block; width: 2.5rem; margin-bottom: 1.25rem }
  h1 { margin: 0 0 .25rem; font-size: 1.25rem; line-height: 1.3 }
  p { margin: 0; color: light-dark(#655d53, #aca398) }
  section + section { margin-top: 1.75rem; font-size: .875rem }
  section + section h1 { font-size: 1rem }
</style>
</head>
<body>
<main>
${MARK}
<section><h1>${pt[0]}</h1><p>${pt[1]}</p></section>
<section lang="en"><h1>${en[0]}</h1><p>${en[1]}</p></section>
</main>
</body>
</html>
`
}
