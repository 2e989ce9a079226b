// @ts-check
// The webhook tokens as they are kept in the data directory: a cache, so that events can be taken while the database is
// away or the app is not loaded yet. No import of the app.
import { createHash, timingSafeEqual } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * @typedef {{ hash: string, tokenId: string, channelId: string, channelName: string, expiresAt: string | null }} KeptToken
 *   `hash` is the SHA-256 of the token, hexadecimal; `expiresAt` ISO 8601
 */

const HASH = /^[0-9a-f]{64}$/
const TOKEN_SHAPE = /^[\w-]{32}$/
const NO_HASH = Buffer.alloc(32)

/** @param {string} dataDir */
export const keptTokensFile = dataDir => join(dataDir, 'channel-tokens.json')

/**
 * The tokens of the file, and its text. A file that is missing has none; one of another shape has none either, and
 * `damaged` says so. Never throws.
 * @param {string} dataDir @returns {{ tokens: KeptToken[], text: string, damaged: boolean }}
 */
export function readKeptTokens(dataDir) {
  let text = ''
  try {
    text = readFileSync(keptTokensFile(dataDir), 'utf8')
  } catch {
    return { tokens: [], text, damaged: false }
  }
  try {
    const content = /** @type {unknown} */ (JSON.parse(text))
    if (Array.isArray(content) && content.every(isKeptToken)) return { tokens: content, text, damaged: false }
  } catch {
    // No JSON: damaged as well.
  }
  return { tokens: [], text: '', damaged: true }
}

/**
 * The kept token that lets an event in, compared in constant time; null for any other.
 * @param {KeptToken[]} tokens @param {string} token as it stands in the address @param {Date} now
 * @returns {KeptToken | null}
 */
export function findKeptToken(tokens, token, now) {
  if (!TOKEN_SHAPE.test(token)) return null
  const hash = createHash('sha256').update(token, 'utf8').digest()
  const hex = hash.toString('hex')
  const known = tokens.find(one => one.hash === hex)
  const equal = timingSafeEqual(hash, known ? Buffer.from(known.hash, 'hex') : NO_HASH)
  return known && equal && !isExpired(known, now) ? known : null
}

/** @param {KeptToken} token @param {Date} now */
function isExpired(token, now) {
  return token.expiresAt !== null && !(Date.parse(token.expiresAt) > now.getTime())
}

/** @param {unknown} value @returns {value is KeptToken} */
function isKeptToken(value) {
  if (typeof value !== 'object' || value === null) return false
  const { hash, tokenId, channelId, channelName, expiresAt } = /** @type {Record<string, unknown>} */ (value)
  const named = [tokenId, channelId, channelName].every(text => typeof text === 'string')
  return named && typeof hash === 'string' && HASH.test(hash) && (expiresAt === null || typeof expiresAt === 'string')
}
