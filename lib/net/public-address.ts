import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** How far the address of the installation reaches, as one can tell by looking at it. */
export type AddressReach = 'public' | 'plain' | 'private' | 'local'

// What the special-purpose registries of IANA do not name. 168.63.129.16: a service of the machine's host in Azure.
const GLOBAL_UNICAST_IPV6 = ipaddr.parseCIDR('2000::/3')
const HOST_SERVICE = '168.63.129.16'
const LOCAL_RANGES = ['loopback', 'unspecified']
// RFC 6761, 6762, 8375: names that mean something in one network only.
const LOCAL_NAME = /(^|\.)localhost$/
const PRIVATE_NAME = /\.(local|lan|internal|intranet|home|home\.arpa|test)$/

/**
 * `local`: only this machine reaches it. `private`: only this network does. `plain`: the internet may, and reads
 * along, since it is http. Else `public`. Says nothing of whether anybody really answers there.
 */
export function judgeAddress(appUrl: string): AddressReach {
  const { hostname, protocol } = new URL(appUrl)
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase()
  const reach = isIP(host) ? judgeIp(host) : judgeName(host)
  if (reach !== 'public') return reach
  return protocol === 'https:' ? 'public' : 'plain'
}

/**
 * The same for a number that a name resolved to. Public is only a global unicast address: no multicast, no transition
 * mechanism that carries an IPv4 address (NAT64, 6to4, Teredo), nothing reserved. What is no address is not public.
 */
export function judgeIp(ip: string): 'public' | 'private' | 'local' {
  if (!ipaddr.isValid(ip)) return 'private'
  // ::ffff:192.0.2.1 is dialled as 192.0.2.1; ipaddr.js reads ::192.0.2.1, another address, as if it were the same.
  const address = /^::ffff:/i.test(ip) ? ipaddr.process(ip) : ipaddr.parse(ip)
  const range = address.range()
  if (LOCAL_RANGES.includes(range) || isThisNetwork(address)) return 'local'
  if (range !== 'unicast' || address.toString() === HOST_SERVICE) return 'private'
  return address.kind() === 'ipv4' || address.match(GLOBAL_UNICAST_IPV6) ? 'public' : 'private'
}

// 0.1.2.3 reaches this machine on some systems.
function isThisNetwork(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  return address.kind() === 'ipv4' && address.toByteArray()[0] === 0
}

function judgeName(host: string): 'public' | 'private' | 'local' {
  if (LOCAL_NAME.test(host)) return 'local'
  // A name without a dot is one of this network.
  return PRIVATE_NAME.test(host) || !host.includes('.') ? 'private' : 'public'
}
