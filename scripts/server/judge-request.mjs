// @ts-check
import { isIP } from 'node:net'
import { hostIn, isAllowedHost } from '../../lib/net/allowed-hosts.mjs'

/**
 * @typedef {{ status: number, code: string, message: string, headers?: Record<string, string> }} Refusal
 * @typedef {{ method: string, target: string, hosts: (string | undefined)[], type?: string | undefined }} Asked
 *   `target` is a path with its query; `hosts` are the headers that name the host, all of which count; `type` is the
 *   Content-Type
 */

const PAGE_METHODS = ['GET', 'HEAD', 'POST']
const FILE_METHODS = ['GET', 'HEAD']
/** What a route of the app may answer to. */
export const API_METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
const FILES = /^\/(_next\/|[^/]+\.[a-z0-9]+$)/i
const HEALTH = /^\/api\/health(\/|$)/

/**
 * Why the app is not asked at all: a host that is not ours, an address that is none, a method that nothing here has.
 * Null for everything else. Must not be asked about the webhook address, whose events are never refused for a host.
 * @param {Asked} asked @param {{ appUrl: string, allowed: string[] }} known
 * @returns {Refusal | null}
 */
export function judgeRequest({ method, target, hosts, type = '' }, known) {
  const path = target.split(/[?#]/, 1)[0] ?? '/'
  if (!hosts.every(host => isAnswered(host, path, known))) {
    return {
      status: 421,
      code: 'unknown_host',
      message: 'This host is not known here. Open the address of APP_URL, or add the host to ALLOWED_HOSTS.',
    }
  }
  if (!isWellFormed(path) || /%00/.test(target))
    return { status: 400, code: 'bad_address', message: 'The address is malformed.' }
  if (/^multipart\/(?!.*boundary=)/i.test(type))
    return { status: 400, code: 'bad_form', message: 'The form has no boundary.' }
  const methods = methodsFor(path)
  if (methods.includes(method)) return null
  const Allow = methods.join(', ')
  return { status: 405, code: 'method_not_allowed', message: `Allowed here: ${Allow}.`, headers: { Allow } }
}

// Those who watch a machine call it by its number.
/** @param {string | undefined} header @param {string} path @param {{ appUrl: string, allowed: string[] }} known */
function isAnswered(header, path, known) {
  const host = hostIn(header)
  return isAllowedHost(host, known) || (HEALTH.test(path) && host !== null && isIP(host) !== 0)
}

/** @param {string} path */
function isWellFormed(path) {
  try {
    return !/[\u0000-\u001f\u007f\\]/.test(decodeURIComponent(path))
  } catch {
    return false
  }
}

/** @param {string} path */
function methodsFor(path) {
  if (/^\/api(\/|$)/.test(path)) return API_METHODS
  return FILES.test(path) ? FILE_METHODS : PAGE_METHODS
}
