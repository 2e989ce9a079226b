// @ts-check
import { openPort } from '../server/open-port.mjs'
import { readConfiguration } from './configuration.mjs'
import { takeDataDirectory } from './data-directory.mjs'
import { stopOnSignal } from './stop-on-signal.mjs'
import { startWatchdog } from './watchdog.mjs'

/**
 * @typedef {ReturnType<typeof readConfiguration>} Configuration
 * @typedef {{ port: import('../server/open-port.mjs').OpenPort, steps: (() => unknown)[], watchdog: ReturnType<typeof startWatchdog> }} Process
 *   `steps`: what stops each thing that was started
 */

/**
 * Everything that `npm start` does once the packages are there; returns when the app serves. The port opens before
 * anything that takes time, the loading of the rest included: what arrives meanwhile from Jivo is kept in the spool.
 * @param {{ fastLane?: boolean }} [options] see serve()
 */
export async function run(options = {}) {
  outliveReaders()
  const configuration = readConfiguration()
  const lock = takeDataDirectory(configuration)
  process.on('exit', lock.release)
  const { steps, undo } = stopOnSignal()
  steps.push(lock.release)
  try {
    const port = await openPort(configuration)
    steps.push(() => port.close())
    const watchdog = startWatchdog()
    const { startApp } = await import('./start-app.mjs')
    await startApp(configuration, { port, steps, watchdog }, options)
  } catch (error) {
    await undo()
    throw error
  }
}

// Whoever read what this process prints may be gone. A failed write would be printed, which fails again, without end.
function outliveReaders() {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
}
