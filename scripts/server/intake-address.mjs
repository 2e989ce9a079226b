// @ts-check
const INTAKE = '/api/jivo'

/**
 * Answers 404 to what is nearly the webhook address (`/api/jivo/`, `//api/jivo`, `/API/JIVO`): a redirect, as Next would
 * make, repeats the token in a Location header. Also turns an absolute request target into a path. True when answered.
 *
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
export function answerVariantOfIntake(request, response) {
  const target = (request.url ?? '/').replace(/^https?:\/\/[^/?#]*(?=[/?#]|$)/i, '')
  request.url = target.startsWith('/') ? target : `/${target}`
  const path = request.url.split(/[?#]/, 1)[0] ?? '/'
  if (path === INTAKE || plain(path) !== INTAKE) return false
  response.writeHead(404, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', connection: 'close' })
  response.end('{"error":{"code":"not_found","message":"There is nothing here."}}')
  return true
}

/** @param {string} path */
function plain(path) {
  let text = path
  try {
    text = decodeURIComponent(path)
  } catch {
    // Not a well-formed address: compared as it stands.
  }
  return text.toLowerCase().replace(/[\\/]+/g, '/').replace(/\/$/, '')
}
