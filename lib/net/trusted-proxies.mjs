// @ts-check
// Plain JavaScript, because the server resolves addresses before the app is loaded.
import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/**
 * @typedef {{ hops: number, nets: string[] }} TrustedProxies
 *   `hops`: how many proxies one behind the other are believed, the nearest on this machine or in this network.
 *   `nets`: addresses and CIDR blocks of the proxies that are believed. One of the two is empty.
 */

const LONGEST_ADDRESS = 64
// What a proxy is called by where it stands beside the app; the rest of the internet is not believed for a number alone.
const NEAR = ['loopback', 'private', 'linkLocal', 'uniqueLocal']

/**
 * Reads TRUSTED_PROXIES: a number from 0 to 10, or addresses and CIDR blocks with commas between. Null for anything else.
 * @param {string} text @returns {TrustedProxies | null}
 */
export function parseTrustedProxies(text) {
  if (/^\d{1,2}$/.test(text)) return Number(text) <= 10 ? { hops: Number(text), nets: [] } : null
  const nets = text
    .split(',')
    .map(net => net.trim())
    .filter(Boolean)
  return nets.length > 0 && nets.every(isNet) ? { hops: 0, nets } : null
}

/**
 * The address a request came from. `forwardedFor` is X-Forwarded-For as our server completes it: whatever the client and
 * the proxies wrote, then the address of the connection itself. Goes back from there as long as the hop is a trusted
 * proxy, so that nobody who connects directly can choose an address.
 * @param {string | null} forwardedFor @param {TrustedProxies} trusted @returns {string}
 */
export function clientOf(forwardedFor, trusted) {
  const hops = (forwardedFor ?? '').split(',').map(plainAddress).filter(Boolean)
  let at = hops.length - 1
  for (let passed = 0; at > 0 && isTrusted(hops[at] ?? '', passed, trusted); passed++) at--
  return hops[at] ?? 'unknown'
}

/**
 * Whether the other end of a connection is a proxy that is believed.
 * @param {string | undefined} address @param {TrustedProxies} trusted
 */
export function isTrustedPeer(address, trusted) {
  return isTrusted(plainAddress(address ?? ''), 0, trusted)
}

// What the nearest proxy wrote is believed, and so it may name further ones by number.
/** @param {string} hop @param {number} passed @param {TrustedProxies} trusted */
function isTrusted(hop, passed, { hops, nets }) {
  if (passed < hops) return passed > 0 || (isIP(hop) !== 0 && NEAR.includes(ipaddr.process(hop).range()))
  return isIP(hop) !== 0 && nets.some(net => isIn(ipaddr.process(hop), net))
}

// ipaddr.js alone would read the number 999 as an address.
/** @param {string} text */
function isNet(text) {
  return isIP(text.split('/', 1)[0] ?? '') !== 0 && (isIP(text) !== 0 || ipaddr.isValidCIDR(text))
}

/** @param {import('ipaddr.js').IPv4 | import('ipaddr.js').IPv6} address @param {string} net an address or a CIDR block */
function isIn(address, net) {
  const [block, bits] = net.includes('/') ? ipaddr.parseCIDR(net) : [ipaddr.process(net), null]
  if (block.kind() !== address.kind()) return false
  return bits === null ? block.toString() === address.toString() : address.match(block, bits)
}

// A proxy may write a port or brackets; an IPv4 client of an IPv6 socket shows as ::ffff:192.0.2.1.
/** @param {string} hop */
function plainAddress(hop) {
  const text = hop.trim()
  const bare = /^\[(.+)\](?::\d+)?$/.exec(text)?.[1] ?? text.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
  return bare
    .replace(/^::ffff:(?=\d+\.)/i, '')
    .slice(0, LONGEST_ADDRESS)
    .toLowerCase()
}
