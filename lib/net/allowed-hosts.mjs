// @ts-check
// Plain JavaScript, because the server judges hosts before the app is loaded.
import { isIP } from 'node:net'

const NAME = /^[a-z0-9_]([a-z0-9_.-]{0,251}[a-z0-9_])?$/
const LOOPBACK = ['localhost', '127.0.0.1', '::1']
// Names that no public name server answers, so that no foreign site can carry one (RFC 6761, 6762, 8375).
const OF_THIS_NETWORK = /\.(local|lan|internal|intranet|home|home\.arpa|test|localhost)$/

/**
 * Reads ALLOWED_HOSTS: names or addresses with commas between, without a port. Null when one is neither.
 * @param {string} text @returns {string[] | null}
 */
export function hostNames(text) {
  const hosts = text
    .split(',')
    .map(host =>
      host
        .trim()
        .toLowerCase()
        .replace(/^\[|\]$/g, ''),
    )
    .filter(Boolean)
  return hosts.length > 0 && hosts.every(host => isIP(host) !== 0 || NAME.test(host)) ? hosts : null
}

/**
 * The host in a Host header, without its port and brackets, in small letters; null for what is no host.
 * @param {string | undefined} header
 */
export function hostIn(header) {
  const text = (header ?? '').trim().toLowerCase()
  const bracketed = /^\[([0-9a-f:.]+)\](?::\d{1,5})?$/.exec(text)?.[1]
  const host = bracketed ?? text.replace(/:\d{1,5}$/, '').replace(/\.$/, '')
  return isIP(host) !== 0 || NAME.test(host) ? host : null
}

/**
 * Whether this installation answers to a host: to the one of its address, to this machine's own names, and to those it
 * was given. Over plain http also to any IP address and to names of the local network, where no foreign site can be.
 * @param {string | null} host @param {{ appUrl: string, allowed: string[] }} known
 */
export function isAllowedHost(host, { appUrl, allowed }) {
  if (host === null) return false
  if (host === hostIn(new URL(appUrl).host) || LOOPBACK.includes(host) || allowed.includes(host)) return true
  if (appUrl.startsWith('https:')) return false
  return isIP(host) !== 0 || !host.includes('.') || OF_THIS_NETWORK.test(host)
}
