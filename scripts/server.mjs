// @ts-check
// The HTTP server of the built app. Configuration arrives in process.env, complete.
import { createServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import next from 'next'
import { compressAnswer } from './server/compress.mjs'
import { answerVariantOfIntake } from './server/intake-address.mjs'
import { writeConsoleAsJson } from './server/console-as-json.mjs'
import { scriptsInMemory } from './server/static-scripts.mjs'

const SECONDS = 1000
const BEGIN_WITHIN_MS = 60 * SECONDS
const FINISH_WITHIN_MS = 6 * SECONDS

/** Called by lib/boot.ts when it has begun, or could not. */
const BOOT = Symbol.for('balcao.boot')
/** Aborted when the process stops; lib/shutdown.ts reads it. */
const SHUTDOWN = Symbol.for('balcao.shutdown')

/**
 * Serves the app until `stop()`, which lets requests in flight finish. Throws what lib/boot.ts threw.
 * @param {{ port: number, root: string }} options
 * @returns {Promise<{ wayIn: string, stop: () => Promise<void> }>}
 */
export async function serve({ port, root }) {
  // On a machine with much memory V8 lets garbage grow to several times what is alive; twice is enough.
  setFlagsFromString('--heap-growing-percent=100')
  writeConsoleAsJson()
  const shutdown = { controller: new AbortController(), tasks: /** @type {(() => Promise<void>)[]} */ ([]) }
  const shared = /** @type {Record<symbol, any>} */ (globalThis)
  shared[SHUTDOWN] = shutdown

  const begun = new Promise(resolve => (shared[BOOT] = resolve))

  const app = next({ dev: false, dir: root, port, hostname: 'localhost' })
  await app.prepare()
  // prepare() does not wait for instrumentation.ts, and no request may come before it.
  const note = /** @type {{ wayIn: string } | { error: unknown }} */ (await Promise.race([begun, tooLate()]))
  if ('error' in note) throw note.error
  const handle = app.getRequestHandler()
  const sendScript = await scriptsInMemory(root)
  const encrypted = process.env.APP_URL?.startsWith('https:')

  const server = createServer({ connectionsCheckingInterval: 2 * SECONDS }, (request, response) => {
    if (encrypted) response.setHeader('Strict-Transport-Security', 'max-age=31536000')
    if (answerVariantOfIntake(request, response)) return
    if (sendScript(request, response)) return
    addConnectionAddress(request)
    compressAnswer(request, response)
    void handle(request, response)
  })
  // A client that sends its headers or its body drop by drop holds a connection no longer than this.
  server.headersTimeout = 10 * SECONDS
  server.requestTimeout = 20 * SECONDS
  server.keepAliveTimeout = 30 * SECONDS

  await listen(server, port)
  return { wayIn: note.wayIn, stop: () => stop(server, shutdown) }
}

// A module that cannot even be loaded tells nobody; what Next printed says why.
async function tooLate() {
  await sleep(BEGIN_WITHIN_MS, undefined, { ref: false })
  return { error: new Error('The app did not begin; see the lines above.') }
}

// Next keeps an X-Forwarded-For that a client made up. With the connection's own address at its end, lib/client-address.ts
// can tell what to believe.
/** @param {import('node:http').IncomingMessage} request */
function addConnectionAddress(request) {
  const written = request.headers['x-forwarded-for']
  request.headers['x-forwarded-for'] = [written, request.socket.remoteAddress].filter(Boolean).join(', ')
}

/** @param {import('node:http').Server} server @param {number} port @returns {Promise<void>} */
function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, () => resolve())
  })
}

/**
 * @param {import('node:http').Server} server
 * @param {{ controller: AbortController, tasks: (() => Promise<void>)[] }} shutdown
 */
async function stop(server, shutdown) {
  const closed = new Promise(resolve => server.close(resolve))
  server.closeIdleConnections()
  // Streams to the screens end here; they would otherwise keep their connections for ever.
  shutdown.controller.abort()
  const cut = setTimeout(() => server.closeAllConnections(), FINISH_WITHIN_MS)
  const idle = setInterval(() => server.closeIdleConnections(), 100)
  await closed
  clearTimeout(cut)
  clearInterval(idle)
  // Last come, first stopped: what began later may need what began before.
  for (const task of shutdown.tasks.reverse()) await task().catch(error => console.error(error))
}
