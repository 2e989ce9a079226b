// @ts-check
// POST /api/jivo?token=… – one event of Jivo: token → body → receive → answer. One door for two ways in: the server
// answers on Node's own request, app/api/jivo/route.ts on Next's. Plain JavaScript, because the server needs it before
// the app is loaded.
import { v7 as uuidv7 } from 'uuid'
import { readBytes } from './read-bytes.mjs'

/**
 * @typedef {{ deliveryId: string, channelId: string, body: Uint8Array, receivedAt: Date, remoteAddress: string | null }} Arrival
 * @typedef {{ method: string, search: string, header: (name: string) => string | null,
 *   body: AsyncIterable<Uint8Array> | null, remoteAddress: string }} IntakeRequest
 *   `search` is the query with its question mark; `header` takes a name in small letters
 * @typedef {{ status: number, headers: Record<string, string>, body: string }} IntakeAnswer
 * @typedef {'handled' | 'unsupported' | 'failed' | 'spooled' | 'malformed' | 'unavailable'} Outcome
 * @typedef {{
 *   maxBytes: number,
 *   findChannel: (token: string | null, remoteAddress: string, now: Date) =>
 *     Promise<{ ok: true, channel: { id: string } } | { ok: false, reason: 'wrong' | 'flood' | 'undecided' }>,
 *   receive: (arrival: Arrival) => Promise<{ kind: Outcome, answer?: object }>,
 *   failed: (error: unknown) => void,
 * }} Door `undecided`: whether the token is a live one cannot be known at this moment
 */

/** @type {Record<Outcome, number>} */
const STATUS_BY_OUTCOME = {
  handled: 200,
  unsupported: 200,
  failed: 200,
  spooled: 200,
  malformed: 400,
  unavailable: 503,
}
const STATUS_BY_REFUSAL = { too_large: 413, compressed: 415, cut_off: 400 }
const STATUS_BY_TOKEN = { wrong: 401, flood: 429, undecided: 503 }
const ERROR = { result: 'error' }

/**
 * Answers one request to the webhook address. Never throws: what nobody expected is a 503, after which the sender may
 * try again.
 * @param {IntakeRequest} request @param {Door} door @returns {Promise<IntakeAnswer>}
 */
export async function answerIntake(request, door) {
  if (request.method !== 'POST') return answer(405, ERROR, { allow: 'POST' })
  try {
    return await answerPost(request, door)
  } catch (error) {
    door.failed(error)
    return unavailable()
  }
}

/** @param {IntakeRequest} request @param {Door} door @returns {Promise<IntakeAnswer>} */
async function answerPost({ search, header, body, remoteAddress }, door) {
  const receivedAt = new Date()
  const found = await door.findChannel(tokenIn(search), remoteAddress, receivedAt)
  if (!found.ok) return found.reason === 'undecided' ? unavailable() : answer(STATUS_BY_TOKEN[found.reason], ERROR)

  const sent = { encoding: header('content-encoding'), length: header('content-length'), stream: body }
  const read = await readBytes(sent, door.maxBytes)
  if (!read.ok)
    return answer(STATUS_BY_REFUSAL[read.reason], ERROR, read.reason === 'too_large' ? { connection: 'close' } : {})

  const arrival = { deliveryId: uuidv7(), channelId: found.channel.id, body: read.body, receivedAt, remoteAddress }
  const { kind, answer: words } = await door.receive(arrival)
  return kind === 'unavailable' ? unavailable() : answer(STATUS_BY_OUTCOME[kind], words ?? ERROR)
}

// Requests with more than one token are refused: which one is meant cannot be known.
/** @param {string} search */
function tokenIn(search) {
  const tokens = new URLSearchParams(search).getAll('token')
  return tokens.length === 1 ? (tokens[0] ?? null) : null
}

function unavailable() {
  return answer(503, ERROR, { 'retry-after': '5' })
}

// In small letters and in the order of the alphabet, as Next writes them.
/** @param {number} status @param {object} words @param {Record<string, string>} [more] @returns {IntakeAnswer} */
function answer(status, words, more = {}) {
  const headers = Object.entries({ 'cache-control': 'no-store', 'content-type': 'application/json', ...more })
  return {
    status,
    headers: Object.fromEntries(headers.sort(([one], [other]) => (one < other ? -1 : 1))),
    body: JSON.stringify(words),
  }
}
