// @ts-check
import { findKeptToken, readKeptTokens } from '../../lib/channels/kept-tokens.mjs'
import { writeToSpool } from '../../lib/intake/spool-file.mjs'

// The running app writes the file; while it stops, the last change of a token is in it.
const READ_AGAIN_MS = 1000

/**
 * How events are taken while the app is not there: by the tokens that the data directory keeps, into the spool. A token
 * that is not among them may be a new one, so that it is neither let in nor refused.
 * @param {{ dataDir: string, maxBytes: number }} options
 * @returns {{ door: import('../../lib/intake/answer-intake.mjs').Door, idle: () => Promise<void> }}
 *   `idle` resolves when the events that are being written now are in the spool, or refused
 */
export function spoolDoor({ dataDir, maxBytes }) {
  let kept = { at: -Infinity, tokens: /** @type {import('../../lib/channels/kept-tokens.mjs').KeptToken[]} */ ([]) }
  const tokens = () => {
    const now = performance.now()
    if (now - kept.at > READ_AGAIN_MS) kept = { at: now, tokens: readKeptTokens(dataDir).tokens }
    return kept.tokens
  }
  /** @type {Set<Promise<unknown>>} */
  const writing = new Set()
  /** @param {import('../../lib/intake/answer-intake.mjs').Arrival} arrival */
  const keep = async arrival => {
    const written = writeToSpool(dataDir, arrival)
    const settled = written.catch(() => {})
    writing.add(settled)
    await written.finally(() => writing.delete(settled))
  }
  const door = {
    maxBytes,
    /** @type {import('../../lib/intake/answer-intake.mjs').Door['findChannel']} */
    findChannel: async (token, _, now) => {
      const found = token === null ? null : findKeptToken(tokens(), token, now)
      return found ? { ok: true, channel: { id: found.channelId } } : { ok: false, reason: 'undecided' }
    },
    /** @type {import('../../lib/intake/answer-intake.mjs').Door['receive']} */
    receive: async arrival => {
      try {
        await keep(arrival)
        return { kind: 'spooled', answer: { result: 'ok' } }
      } catch (error) {
        console.error('an event could not be spooled', error)
        return { kind: 'unavailable' }
      }
    },
    /** @param {unknown} error */
    failed: error => console.error('a request to the webhook address failed', error),
  }
  return { door, idle: async () => void (await Promise.all(writing)) }
}
