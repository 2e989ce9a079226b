import { clientOf, type TrustedProxies } from './net/trusted-proxies.mjs'

/**
 * The address a request came from, out of X-Forwarded-For as our server completes it with the connection's own address
 * at its end (see clientOf). `unknown` where there is none.
 */
export function clientAddress(forwardedFor: string | null, trusted: TrustedProxies): string {
  return clientOf(forwardedFor, trusted)
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
