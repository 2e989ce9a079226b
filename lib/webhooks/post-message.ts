import { lookup } from 'node:dns'
import { request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { judgeIp } from '@/lib/net/public-address'
import type { Outcome } from './next-attempt'

const WITHIN_MS = 10_000

/**
 * Posts a signed body once and answers the status, or why there was none. Follows no redirect, reads nothing of the
 * answer, gives up after ten seconds, and refuses an address of this machine or network unless `toPrivate`: what a name
 * stands for is judged at the very moment of connecting, so that it cannot change in between.
 */
export function postMessage(
  url: string,
  { headers, body }: { headers: Record<string, string>; body: string },
  { toPrivate, stop }: { toPrivate: boolean; stop: AbortSignal },
): Promise<Outcome> {
  const target = new URL(url)
  const host = target.hostname.replace(/^\[|\]$/g, '')
  if (!toPrivate && isIP(host) && judgeIp(host) !== 'public') return Promise.resolve({ error: 'private' })
  const send = target.protocol === 'https:' ? overHttps : overHttp
  return new Promise(resolve => {
    const sent = send(
      target,
      {
        method: 'POST',
        headers: {
          ...headers,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'Balcao-Webhooks/1',
        },
        signal: AbortSignal.any([AbortSignal.timeout(WITHIN_MS), stop]),
        agent: false,
        ...(!toPrivate && { lookup: lookupPublic }),
      },
      answer => {
        answer.destroy()
        resolve({ status: answer.statusCode ?? 0 })
      },
    )
    sent.on('error', error => resolve({ error: wordOf(error) }))
    sent.end(body)
  })
}

class PrivateAddress extends Error {
  readonly code = 'PRIVATE'
}

const lookupPublic: LookupFunction = (hostname, options, answer) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    if (error) return answer(error, '')
    if (found.some(({ address }) => judgeIp(address) !== 'public'))
      return answer(new PrivateAddress('a private address'), '')
    if (options.all) return answer(null, found)
    const [first] = found
    answer(null, first?.address ?? '', first?.family)
  })
}

function wordOf(error: Error & { code?: string }): string {
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return 'timeout'
  return (error.code ?? 'failed').toLowerCase().slice(0, 60)
}
