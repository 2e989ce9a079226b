// @ts-check
import { setTimeout as sleep } from 'node:timers/promises'
import { say } from './say.mjs'

// Docker waits 10 s, some services 5 s; what is left of them is for a machine that is busy.
const STOP_WITHIN_MS = 3_700
// What each of the steps that are still to come gets at least.
const STEP_AT_LEAST_MS = 100

/**
 * From now on SIGINT and SIGTERM undo what was started, last first, and end the process with 0. Push a step for each
 * thing that must be stopped. A step that takes too long is left behind: what has been acknowledged is on the disk, and the
 * next start makes good the rest. A second signal changes nothing: npm passes Ctrl-C on to a process that got it already.
 * Under npm the end of npm counts as a signal, for a killed npm can pass none on.
 * @returns {{ steps: (() => unknown)[], undo: () => Promise<boolean> }} `undo` says whether every step did its work
 */
export function stopOnSignal() {
  /** @type {(() => unknown)[]} */
  const steps = []
  let stopping = false
  const undo = async () => {
    const until = performance.now() + STOP_WITHIN_MS
    let succeeded = true
    while (steps.length > 0) {
      const step = steps.pop()
      const left = until - performance.now() - steps.length * STEP_AT_LEAST_MS
      succeeded = (await within(Math.max(left, STEP_AT_LEAST_MS), async () => step?.())) && succeeded
    }
    return succeeded
  }
  const stop = async () => {
    if (stopping) return
    stopping = true
    process.exit((await undo()) ? 0 : 1)
  }
  process.on('SIGINT', stop).on('SIGTERM', stop).on('SIGHUP', stop)
  if (process.env.npm_lifecycle_event) whenParentEnds(stop)
  return { steps, undo }
}

/** @param {number} ms @param {() => Promise<unknown>} step @returns {Promise<boolean>} false when the step failed */
async function within(ms, step) {
  try {
    const late = await Promise.race([step().then(() => false), sleep(ms, true)])
    if (late) say('Stopped without waiting any longer.')
    return true
  } catch (error) {
    console.error(error)
    return false
  }
}

/** @param {() => void} stop */
function whenParentEnds(stop) {
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) stop()
  }, 1000).unref()
}
