// @ts-check
import { setTimeout as sleep } from 'node:timers/promises'

const AGAIN_AFTER_MS = 500
const SAY_AGAIN_AFTER_MS = 30_000

// 08: no connection; 53: out of something; 55: locked; 57: it starts, stops, or was cancelled; 58 and XX: trouble of its
// own; 25006: still a standby; 40: another was faster.
const PASSING = /^(08|53|55|57|58|XX|25006|40)/
const NETWORK = /^(ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_)/
// pg and Node report these without a code.
const NETWORK_MESSAGE = /timeout|Connection terminated|connection error|not queryable|socket hang up/i

/**
 * Does `work` again and again until the database takes part; says what it waits for at once and every half minute. Never
 * gives up; throws what waiting does not mend, such as a wrong password.
 * @template Result
 * @param {() => Promise<Result>} work
 * @param {{ waitingFor: string, say: (line: string) => void }} options
 * @returns {Promise<Result>}
 */
export async function waitForDatabase(work, { waitingFor, say }) {
  for (let said = -Infinity; ; await sleep(AGAIN_AFTER_MS)) {
    try {
      return await work()
    } catch (error) {
      if (!isPassing(error)) throw error
      const now = performance.now()
      if (now - said < SAY_AGAIN_AFTER_MS) continue
      said = now
      say(`Waiting for ${waitingFor} (${reasonOf(error)}) …`)
    }
  }
}

/**
 * Whether it is worth trying again after this error, or after the one behind it.
 * @param {unknown} error @returns {boolean}
 */
export function isPassing(error) {
  if (!(error instanceof Error)) return false
  const { code, cause } = /** @type {Error & { code?: unknown }} */ (error)
  if (error instanceof AggregateError) return error.errors.every(isPassing)
  if (typeof code === 'string') return PASSING.test(code) || NETWORK.test(code)
  return NETWORK_MESSAGE.test(error.message) || isPassing(cause)
}

/** @param {unknown} error */
function reasonOf(error) {
  const { code, message } = /** @type {Error & { code?: string }} */ (error)
  return code ?? message
}
