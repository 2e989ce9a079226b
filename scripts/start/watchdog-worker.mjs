// @ts-check
import { readFileSync, writeSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'

const SIGNALS = [constants.signals.SIGTERM, constants.signals.SIGINT, constants.signals.SIGHUP]
const DATABASE_STOPS_WITHIN_MS = 500

/** @type {string | null} */
let clusterDirectory = null
let isDue = false

parentPort?.on('message', message => (clusterDirectory = message.directory))
for (const number of SIGNALS) hear(number)

// process.on('SIGTERM') is for the main thread alone. Where Node no longer has what is used here, a process whose event loop
// stands still must be killed by whoever asked for its end.
/** @param {number} number */
function hear(number) {
  try {
    const { Signal } = /** @type {any} */ (process).binding('signal_wrap')
    const signal = new Signal()
    signal.onsignal = () => {
      if (isDue) return
      isDue = true
      setTimeout(end, workerData.withinMs)
    }
    signal.start(number)
  } catch {
    // See above.
  }
}

function end() {
  try {
    writeSync(2, 'The process did not stop in time: its event loop stands still. Ending it.\n')
  } catch {
    // Nobody reads it any more.
  }
  try {
    process.kill(
      Number(readFileSync(join(clusterDirectory ?? '', 'postmaster.pid'), 'utf8').split('\n', 1)[0]),
      'SIGINT',
    )
  } catch {
    // No database server of ours, or it has ended.
  }
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), DATABASE_STOPS_WITHIN_MS)
}
