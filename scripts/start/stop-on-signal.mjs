// @ts-check
import { setTimeout as sleep } from 'node:timers/promises'

// An operator, or systemd, waits 10 s at most.
const STOP_WITHIN_MS = 9_500

/**
 * From now on SIGINT and SIGTERM undo what was started, last first, and end the process with 0. Push a step for each
 * thing that must be stopped. A second signal changes nothing: npm passes Ctrl-C on to a process that got it already.
 * Under npm the end of npm counts as a signal, for a killed npm can pass none on.
 * @returns {{ steps: (() => unknown)[], undo: () => Promise<void> }}
 */
export function stopOnSignal() {
  /** @type {(() => unknown)[]} */
  const steps = []
  let stopping = false
  const undo = async () => {
    while (steps.length > 0) await steps.pop()?.()
  }
  const stop = async () => {
    if (stopping) return
    stopping = true
    const inTime = await Promise.race([undo().then(() => true, () => false), sleep(STOP_WITHIN_MS, false)])
    process.exit(inTime ? 0 : 1)
  }
  process.on('SIGINT', stop).on('SIGTERM', stop).on('SIGHUP', stop)
  if (process.env.npm_lifecycle_event) whenParentEnds(stop)
  return { steps, undo }
}

/** @param {() => void} stop */
function whenParentEnds(stop) {
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) stop()
  }, 1000).unref()
}
