// @ts-check
/** @typedef {{ ok: true, body: Uint8Array } | { ok: false, reason: 'too_large' | 'compressed' | 'cut_off' }} BytesRead */

/**
 * The raw body of a request, at most `limit` bytes. Bytes are counted while they arrive, so a body without a length, or
 * with a false one, is refused as soon as it passes the limit. Compressed bodies are refused unread: what they unpack to
 * is unknown.
 *
 * @param {{ encoding: string | null, length: string | null, stream: AsyncIterable<Uint8Array> | null }} sent
 *   the headers Content-Encoding and Content-Length, and the body
 * @param {number} limit
 * @returns {Promise<BytesRead>}
 */
export async function readBytes({ encoding, length, stream }, limit) {
  if (encoding && encoding.trim().toLowerCase() !== 'identity') return { ok: false, reason: 'compressed' }
  if (Number(length ?? Number.NaN) > limit) return { ok: false, reason: 'too_large' }
  if (!stream) return { ok: true, body: new Uint8Array() }
  /** @type {Uint8Array[]} */
  const chunks = []
  let size = 0
  try {
    for await (const chunk of stream) {
      size += chunk.byteLength
      if (size > limit) return { ok: false, reason: 'too_large' }
      chunks.push(chunk)
    }
  } catch {
    return { ok: false, reason: 'cut_off' }
  }
  return { ok: true, body: chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks) }
}
