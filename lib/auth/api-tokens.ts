import { hashToken } from '@/lib/channels/tokens'
import { addressForLimits, clientAddress } from '@/lib/client-address'
import { pool } from '@/lib/db/pool'
import { env } from '@/lib/env'
import { bearerPause, countWrongBearer, takeRequest, type Allowance, type WrongBearers } from './api-rate'
import { tokenState } from './api-token-life'
import { findApiToken } from './api-token-queries'
import { logRefusal } from './refusal-log'

const NOTE_EVERY_MS = 60_000
const ADDRESSES_REMEMBERED = 5_000
const TOKENS_REMEMBERED = 1_000

export type FoundToken =
  | { ok: true; tokenId: string; name: string }
  | { ok: false; reason: 'unauthorized' }
  | { ok: false; reason: 'flood'; retryAfterSeconds: number }

/**
 * The program behind `Authorization: Bearer …`, searched by the SHA-256 of the token at each request; its last use is noted
 * at most once a minute. Refuses a missing, malformed, unknown, revoked or expired one, and one whose maker lost the right
 * to have it, all alike; and with `flood` a program that asks too often, or an address with too many wrong tokens.
 */
export async function requireApiToken(request: Request, now = new Date()): Promise<FoundToken> {
  const address = clientAddress(request.headers.get('x-forwarded-for'), env.TRUSTED_PROXIES)
  const token = /^bearer +([\w-]{32})$/i.exec(request.headers.get('authorization')?.trim().slice(0, 200) ?? '')?.[1]
  const hash = token ? hashToken(token) : null
  const key = hash?.toString('hex') ?? ''
  // Whose token worked a moment ago is not kept out by a neighbour who guesses.
  const pause = bearerPause(state().wrong.get(addressForLimits(address)), now)
  if (pause !== null && !state().used.has(key))
    return refuse(address, { reason: 'too_many_wrong', tokenId: null }, pause, now)
  const found = hash && (await findApiToken(hash))
  const reason = found ? tokenState(found, now) : token ? 'unknown' : 'malformed'
  if (!found || reason !== 'live') {
    state().used.delete(key)
    return refuse(address, { reason, tokenId: found?.id ?? null }, null, now)
  }
  return admit(found, key, address, now)
}

function admit(found: { id: string; name: string }, key: string, address: string, now: Date): FoundToken {
  const { used } = state()
  const before = used.get(key)
  const taken = takeRequest(before?.allowance, now, env.API_REQUESTS_A_MINUTE)
  if (!taken.ok) {
    logRefusal('an API token asks too often', address, { tokenId: found.id }, now)
    return { ok: false, reason: 'flood', retryAfterSeconds: taken.retryAfterSeconds }
  }
  const isDue = now.getTime() - (before?.notedAt ?? 0) >= NOTE_EVERY_MS
  remember(
    used,
    key,
    { allowance: taken.after, notedAt: isDue ? now.getTime() : (before?.notedAt ?? 0) },
    TOKENS_REMEMBERED,
  )
  if (isDue) noteUse(found.id, key, now)
  return { ok: true, tokenId: found.id, name: found.name }
}

function refuse(
  address: string,
  details: { reason: string; tokenId: string | null },
  pause: number | null,
  now: Date,
): FoundToken {
  const { wrong } = state()
  const network = addressForLimits(address)
  remember(wrong, network, countWrongBearer(wrong.get(network), now), ADDRESSES_REMEMBERED)
  logRefusal('an API request without a valid token was refused', address, details, now)
  return pause === null
    ? { ok: false, reason: 'unauthorized' }
    : { ok: false, reason: 'flood', retryAfterSeconds: pause }
}

function noteUse(id: string, key: string, now: Date): void {
  pool()
    .query('UPDATE api_tokens SET last_used_at = $2 WHERE id = $1', [id, now])
    .catch(() => {
      const used = state().used.get(key)
      if (used) used.notedAt = 0
    })
}

// The oldest entry goes: a map keeps the order in which its keys were set.
function remember<Value>(map: Map<string, Value>, key: string, value: Value, most: number): void {
  map.delete(key)
  const oldest = map.size >= most ? map.keys().next() : null
  if (oldest && !oldest.done) map.delete(oldest.value)
  map.set(key, value)
}

type Used = { allowance: Allowance; notedAt: number }
type State = { used: Map<string, Used>; wrong: Map<string, WrongBearers> }

// One memory a process: Next may load this module once per bundle. Tokens are kept by their SHA-256.
function state(): State {
  const registry = globalThis as unknown as Record<symbol, State | undefined>
  return (registry[Symbol.for('balcao.api-tokens')] ??= { used: new Map(), wrong: new Map() })
}
