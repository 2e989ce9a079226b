// @ts-check
import { constants } from 'node:zlib'
import compression from 'compression'

// Quality 4 is about as fast as gzip's usual 6 and smaller; the window bounds the memory of one answer.
const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_LGWIN]: 19 } }

const compress = compression({
  brotli,
  // A stream of events has to arrive event by event.
  filter: (request, response) =>
    !/^text\/event-stream/.test(String(response.getHeader('Content-Type'))) && compression.filter(request, response),
})

/**
 * Compresses what is answered from here on, as the client accepts it. Streams pass through as they come, a buffer's worth
 * at a time.
 * @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response
 */
export function compressAnswer(request, response) {
  // Express's types ask for more than the middleware uses.
  const [req, res] = /** @type {[any, any]} */ ([request, response])
  compress(req, res, () => undefined)
  // Next calls it after each part of a page: fifty rows compressed one by one are four times as large.
  res.flush = undefined
}
