// @ts-check
import { hostIn } from '../../lib/net/allowed-hosts.mjs'
import { isTrustedPeer } from '../../lib/net/trusted-proxies.mjs'
import { isRouterState } from './router-state.mjs'

/** @typedef {import('../../lib/net/trusted-proxies.mjs').TrustedProxies} TrustedProxies */

/**
 * Completes and cleans what a request says about its own way here, before anything believes it: the target becomes a
 * path, X-Forwarded-For ends with the address of the connection, and nobody but a trusted proxy names another host.
 * @param {import('node:http').IncomingMessage} request
 * @param {{ trusted: TrustedProxies }} options
 */
export function adaptRequest(request, { trusted }) {
  const target = (request.url ?? '/').replace(/^https?:\/\/[^/?#]*(?=[/?#]|$)/i, '')
  request.url = target.startsWith('/') ? target : `/${target}`
  const { headers, socket } = request
  // Next keeps an X-Forwarded-For that a client made up.
  headers['x-forwarded-for'] = [headers['x-forwarded-for'], socket.remoteAddress].filter(Boolean).join(', ')
  if (!isTrustedPeer(socket.remoteAddress, trusted)) delete headers['x-forwarded-host']
  // Next's own client names the part of a page that it asks for; anybody else would be redirected to the same query, token
  // of a mistyped webhook address included.
  if (!/[?&]_rsc=/.test(request.url)) delete headers.rsc
  // Nothing here is worth a part of it, and Next answers an impossible one with 500.
  delete headers.range
  const state = headers['next-router-state-tree']
  if (state !== undefined && !isRouterState(state)) delete headers['next-router-state-tree']
}

/**
 * Takes repeated slashes out of the path. Next would answer them with a redirect, which repeats the query and with it the
 * token of a mistyped webhook address.
 * @param {import('node:http').IncomingMessage} request
 */
export function collapseSlashes(request) {
  request.url = (request.url ?? '/').replace(/^[^?#]*/, path => path.replace(/\/{2,}/g, '/'))
}

/**
 * Over https there is one address that people see, whatever a proxy made of the Host header on its way here: server
 * actions compare Origin with it.
 * @param {import('node:http').IncomingMessage} request @param {{ appUrl: string }} options
 */
export function namePublicHost(request, { appUrl }) {
  const { headers } = request
  if (!appUrl.startsWith('https:') || headers['x-forwarded-host'] !== undefined) return
  const host = hostIn(headers.host)
  const isLocal = host === 'localhost' || host === '127.0.0.1' || host === '::1'
  if (isLocal) headers['x-forwarded-host'] = new URL(appUrl).host
}
