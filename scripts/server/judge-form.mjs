// @ts-check

/** @typedef {import('./judge-request.mjs').Refusal} Refusal */

/** What Next takes of a form, and some for what surrounds the fields. */
const MOST_BYTES = 1024 * 1024 + 64 * 1024

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
    /** @type {Buffer[]} */
    const chunks = []
    let bytes = 0
    // The parser of HTTP pushes what arrives: held back here, it is still to come for whoever reads the request later.
    request.push = chunk => {
      if (chunk === null) {
        void judge(Buffer.concat(chunks), request.headers['content-type'] ?? '').then(refusal => {
          giveBack(request, chunks)
          resolve(refusal)
        })
        return true
      }
      bytes += chunk.length
      if (bytes <= MOST_BYTES) {
        chunks.push(chunk)
        return true
      }
      // What still comes is dropped until the answer closes the connection.
      request.push = () => true
      resolve({ status: 413, code: 'too_large', message: `A form has at most ${MOST_BYTES} bytes.` })
      return true
    }
  })
}

/** @param {Buffer<ArrayBuffer>} body @param {string} type @returns {Promise<Refusal | null>} */
async function judge(body, type) {
  try {
    await new Response(body, { headers: { 'Content-Type': type } }).formData()
    return null
  } catch {
    return { status: 400, code: 'bad_form', message: 'The form is malformed.' }
  }
}

/** @param {import('node:http').IncomingMessage} request @param {Buffer[]} chunks */
function giveBack(request, chunks) {
  // @ts-expect-error its own method hides the one of every stream
  delete request.push
  for (const chunk of [...chunks, null]) request.push(chunk)
}
