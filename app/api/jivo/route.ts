import { v7 as uuidv7 } from 'uuid'
import { findChannelByToken } from '@/lib/channels/live-tokens'
import { clientAddress } from '@/lib/client-address'
import { env } from '@/lib/env'
import { readBody } from '@/lib/intake/read-body'
import { receiveEvent, type Received } from '@/lib/intake/receive-event'

export const dynamic = 'force-dynamic'

const STATUS_BY_OUTCOME = {
  handled: 200,
  unsupported: 200,
  failed: 200,
  spooled: 200,
  malformed: 400,
  unavailable: 503,
} satisfies Record<Received['kind'], number>

const STATUS_BY_REFUSAL = { too_large: 413, compressed: 415, cut_off: 400 }
const ERROR = { result: 'error' }

/** POST /api/jivo?token=… – one event of Jivo: token → receive → answer. */
export async function POST(request: Request): Promise<Response> {
  const receivedAt = new Date()
  const remoteAddress = clientAddress(request.headers.get('x-forwarded-for'), env.TRUSTED_PROXIES)
  const found = await findChannelByToken(tokenOf(request.url), remoteAddress, receivedAt)
  if (!found.ok) return answer(found.reason === 'flood' ? 429 : 401, ERROR)

  const read = await readBody(request, env.MAX_BODY_BYTES)
  if (!read.ok) return answer(STATUS_BY_REFUSAL[read.reason], ERROR, read.reason === 'too_large' ? { Connection: 'close' } : {})

  const arrival = { deliveryId: uuidv7(), channelId: found.channel.id, body: read.body, receivedAt, remoteAddress }
  const received = await receiveEvent(arrival, env.APP_URL)
  const body = 'answer' in received ? received.answer : ERROR
  return answer(STATUS_BY_OUTCOME[received.kind], body, received.kind === 'unavailable' ? { 'Retry-After': '5' } : {})
}

const notAllowed = () => answer(405, ERROR, { Allow: 'POST' })
export { notAllowed as GET, notAllowed as HEAD, notAllowed as PUT, notAllowed as PATCH, notAllowed as DELETE, notAllowed as OPTIONS }

// Two tokens are no token: which one was meant cannot be known.
function tokenOf(url: string): string | null {
  const tokens = new URL(url).searchParams.getAll('token')
  return tokens.length === 1 ? tokens[0]! : null
}

function answer(status: number, body: object, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer', ...headers } })
}
