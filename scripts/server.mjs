// @ts-check
// Loads the built app behind the open port. Configuration arrives in process.env, complete.
import { setTimeout as sleep } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import next from 'next'
import { watchEventLoop } from '../lib/event-loop-watch.mjs'
import { compressAnswer } from './server/compress.mjs'
import { writeConsoleAsJson, writeLogLine } from './server/console-as-json.mjs'
import { routeNames } from './server/route-names.mjs'
import { scriptsInMemory } from './server/static-scripts.mjs'

const LOAD_WITHIN_MS = 60_000
// An event of Jivo is answered within 2.5 s, also by a database that is frozen.
const FINISH_WITHIN_MS = 2_500
const TASKS_WITHIN_MS = 600

/** What lib/boot.ts calls; it shares nothing else with this process. */
const BOOT = Symbol.for('balcao.boot')
/** Aborted when the process stops; lib/shutdown.ts reads it. */
const SHUTDOWN = Symbol.for('balcao.shutdown')

/**
 * @typedef {import('../lib/intake/answer-intake.mjs').Door} Door
 * @typedef {{ loaded: () => void, handOver: (door: Door) => Promise<void>, done: (note: { wayIn: string } | { error: unknown }) => void }} Boot
 *   `loaded`: the app's code is there, and what it still waits for is the database. `handOver`: from now on the app takes
 *   events; resolves when all earlier ones are in the spool.
 * @typedef {{ controller: AbortController, tasks: (() => Promise<void>)[] }} Shutdown
 */

/**
 * Lets the app answer at the port until `stop()`, which lets requests in flight finish. Throws what lib/boot.ts threw.
 * @param {import('./server/open-port.mjs').OpenPort} port
 * @param {{ root: string, fastLane?: boolean }} options `fastLane` false sends events through Next, for the test that
 *   compares both ways
 * @returns {Promise<{ wayIn: string, stop: () => Promise<void> }>}
 */
export async function serve(port, { root, fastLane = true }) {
  // On a machine with much memory V8 lets garbage grow to several times what is alive; twice is enough.
  setFlagsFromString('--heap-growing-percent=100')
  writeConsoleAsJson()
  watchEventLoop(stall => writeLogLine('warn', 'the event loop stood still', stall))
  const shutdown = { controller: new AbortController(), tasks: /** @type {Shutdown['tasks']} */ ([]) }
  share(SHUTDOWN, shutdown)

  const app = next({ dev: false, dir: root, port: port.number, hostname: 'localhost' })
  const handOver = async (/** @type {Door} */ door) => {
    const handle = app.getRequestHandler()
    const sendScript = await scriptsInMemory(root)
    return port.handOver({
      handle: (request, response) => {
        if (sendScript(request, response)) return
        compressAnswer(request, response)
        void handle(request, response)
      },
      door: fastLane ? door : null,
      routeOf: routeNames(root),
    })
  }
  const { loaded, done } = bootOf(handOver)
  await app.prepare()
  // prepare() does not wait for instrumentation.ts, which waits for the database as long as that takes.
  await Promise.race([loaded, tooLate()])
  const note = await done
  if ('error' in note) throw note.error
  return { wayIn: note.wayIn, stop: () => stop(port, shutdown) }
}

/** @param {Boot['handOver']} handOver */
function bootOf(handOver) {
  /** @type {Boot} */
  const boot = { loaded: () => {}, handOver, done: () => {} }
  const loaded = new Promise(resolve => (boot.loaded = () => resolve(undefined)))
  /** @type {Promise<Parameters<Boot['done']>[0]>} */
  const done = new Promise(resolve => (boot.done = resolve))
  share(BOOT, boot)
  return { loaded, done }
}

/** @param {symbol} name @param {unknown} value */
function share(name, value) {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
}

// A module that cannot even be loaded tells nobody; what Next printed says why.
async function tooLate() {
  await sleep(LOAD_WITHIN_MS, undefined, { ref: false })
  throw new Error('The app could not be loaded; see the lines above.')
}

/**
 * Ends the app: requests in flight first, then what runs beside them. Each has its limit, and what does not keep it is left
 * to the end of the process; nothing is lost by that, since events are kept before they are answered.
 * @param {import('./server/open-port.mjs').OpenPort} port @param {Shutdown} shutdown
 */
async function stop(port, shutdown) {
  // Streams to the screens end here, and work in many steps stops after the step at hand.
  shutdown.controller.abort()
  await port.takeBack(FINISH_WITHIN_MS)
  const late = sleep(TASKS_WITHIN_MS, undefined, { ref: false })
  // Last come, first stopped: what began later may need what began before.
  for (const task of shutdown.tasks.reverse()) {
    await Promise.race([task().catch(error => console.error(error)), late])
  }
}
