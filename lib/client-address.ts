/**
 * The address a request came from. `forwardedFor` is X-Forwarded-For as our server completes it: whatever the client
 * and the proxies wrote, then the address of the connection itself. Only the last `trustedProxies` writers are
 * believed, so a client cannot choose its address by sending the header.
 */
export function clientAddress(forwardedFor: string | null, trustedProxies: number): string {
  const hops = (forwardedFor ?? '').split(',').map(hop => hop.trim()).filter(Boolean)
  const hop = hops[Math.max(0, hops.length - 1 - trustedProxies)] ?? 'unknown'
  return plainAddress(hop)
}

/**
 * What limits are counted by: an IPv4 address, or the network of an IPv6 address, since its owner commands all of the
 * network's 2^64 addresses.
 */
export function addressForLimits(address: string): string {
  if (!address.includes(':')) return address
  const [head = '', tail] = address.split('::')
  const groups = head.split(':').filter(Boolean)
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(':').filter(Boolean).length
  const full = [...groups, ...Array<string>(Math.max(0, missing)).fill('0'), ...(tail ?? '').split(':').filter(Boolean)]
  return `${full.slice(0, 4).join(':')}::/64`
}

// A proxy may write a port or brackets; an IPv4 client of an IPv6 socket shows as ::ffff:192.0.2.1.
function plainAddress(hop: string): string {
  const bare = /^\[(.+)\](?::\d+)?$/.exec(hop)?.[1] ?? hop.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
  return bare.replace(/^::ffff:(?=\d+\.)/i, '').slice(0, 64).toLowerCase()
}
