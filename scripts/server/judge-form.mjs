// @ts-check

/** @typedef {import('./judge-request.mjs').Refusal} Refusal */

/** The longest text that a form of ours takes has 20,000 letters. */
const MOST_BYTES = 256 * 1024
/** All forms being read may hold so much together; beyond it only small ones are taken, such as that of signing in. */
const MOST_HELD = 32 * 1024 * 1024
const SMALL_FORM = 16 * 1024
/** More parts, or longer headings of one, would hold up the process while they are read. */
const MOST_PARTS = 200
const LONGEST_HEADING = 1_000

/** @param {import('node:http').IncomingMessage} request */
export const isForm = ({ headers }) => /^multipart\//i.test(headers['content-type'] ?? '')

/**
 * Reads the multipart form of a request before the app does, which answers a malformed one with 500. The request is left
 * as if nobody had read it. Resolves with why the form is refused, null for a sound one; never where the client goes away
 * before its end.
 * @param {import('node:http').IncomingMessage} request not read yet
 * @returns {Promise<Refusal | null>}
 */
export function judgeForm(request) {
  return new Promise(resolve => {
    const kept = new Blocks()
    request.once('close', () => kept.drop())
    // The parser of HTTP pushes what arrives: held back here, it is still to come for whoever reads the request later.
    request.push = chunk => {
      if (chunk === null) {
        const body = kept.all()
        void judge(body, request.headers['content-type'] ?? '').then(refusal => {
          giveBack(request, body)
          resolve(refusal)
        })
        return true
      }
      const refusal = kept.add(chunk)
      if (!refusal) return true
      // What still comes is dropped until the answer closes the connection.
      request.push = () => true
      kept.drop()
      resolve(refusal)
      return true
    }
  })
}

/** @type {Refusal} */
const TOO_LARGE = { status: 413, code: 'too_large', message: `A form has at most ${MOST_BYTES} bytes.` }
/** @type {Refusal} */
const BUSY = {
  status: 503,
  code: 'busy',
  message: 'Too many forms are being sent. Try again.',
  headers: { 'Retry-After': '5' },
}

/** @param {Buffer<ArrayBuffer>} body @param {string} type @returns {Promise<Refusal | null>} */
async function judge(body, type) {
  try {
    if (!isSmall(body, type)) throw new Error('too many parts')
    await new Response(body, { headers: { 'Content-Type': type } }).formData()
    return null
  } catch {
    return { status: 400, code: 'bad_form', message: 'The form is malformed.' }
  }
}

/** Whether a form is whole and has few parts with short headings, so that it is soon read. @param {Buffer} body @param {string} type */
function isSmall(body, type) {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(type)
  const mark = `--${boundary?.[1] ?? boundary?.[2]}`
  if (body.indexOf(mark) !== 0) return false
  let at = 0
  for (let parts = 0; parts <= MOST_PARTS; parts++) {
    const next = body.indexOf(mark, at + mark.length)
    if (next === -1) return body.subarray(at + mark.length, at + mark.length + 2).toString() === '--'
    if (body.subarray(at, at + LONGEST_HEADING).indexOf('\r\n\r\n') === -1) return false
    at = next
  }
  return false
}

/** @param {import('node:http').IncomingMessage} request @param {Buffer} body */
function giveBack(request, body) {
  // @ts-expect-error its own method hides the one of every stream
  delete request.push
  if (body.length > 0) request.push(body)
  request.push(null)
}

/** How many bytes all forms being read hold now. */
let held = 0

/** Bytes as they arrive, copied: a body of chunks of one byte would keep a buffer for each. */
class Blocks {
  #bytes = Buffer.alloc(0)
  #length = 0

  /** @param {Uint8Array} chunk @returns {Refusal | null} why the chunk is not kept */
  add(chunk) {
    const length = this.#length + chunk.length
    if (length > MOST_BYTES) return TOO_LARGE
    if (length > this.#bytes.length) {
      const size = Math.min(MOST_BYTES, Math.max(length, this.#bytes.length * 2))
      if (length > SMALL_FORM && held + size > MOST_HELD) return BUSY
      held += size - this.#bytes.length
      const grown = Buffer.alloc(size)
      this.#bytes.copy(grown, 0, 0, this.#length)
      this.#bytes = grown
    }
    this.#bytes.set(chunk, this.#length)
    this.#length = length
    return null
  }

  /** Call it when nobody reads the bytes any more. */
  drop() {
    held -= this.#bytes.length
    this.#bytes = Buffer.alloc(0)
    this.#length = 0
  }

  all() {
    return this.#bytes.subarray(0, this.#length)
  }
}
