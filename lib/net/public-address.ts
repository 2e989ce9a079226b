import { BlockList, isIP } from 'node:net'

/** How far the address of the installation reaches, as one can tell by looking at it. */
export type AddressReach = 'public' | 'plain' | 'private' | 'local'

// RFC 1918, 4193, 6598, 3927, 4291: what the internet does not route.
const LOCAL = blockList([
  ['127.0.0.0', 8],
  ['0.0.0.0', 8],
  ['::1', 128],
  ['::', 128],
])
const PRIVATE = blockList([
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['100.64.0.0', 10],
  ['169.254.0.0', 16],
  ['fc00::', 7],
  ['fe80::', 10],
])
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

/** The same for a number that a name resolved to. */
export function judgeIp(ip: string): 'public' | 'private' | 'local' {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1] ?? ip
  const family = isIP(mapped) === 6 ? 'ipv6' : 'ipv4'
  if (LOCAL.check(mapped, family)) return 'local'
  return PRIVATE.check(mapped, family) ? 'private' : 'public'
}

function judgeName(host: string): 'public' | 'private' | 'local' {
  if (LOCAL_NAME.test(host)) return 'local'
  // A name without a dot is one of this network.
  return PRIVATE_NAME.test(host) || !host.includes('.') ? 'private' : 'public'
}

function blockList(subnets: [string, number][]): BlockList {
  const list = new BlockList()
  for (const [net, prefix] of subnets) list.addSubnet(net, prefix, isIP(net) === 6 ? 'ipv6' : 'ipv4')
  return list
}
