const MINUTE_MS = 60_000

/** What is left of a token's requests: `left` at the instant `at` (milliseconds). */
export type Allowance = { left: number; at: number }

/** A program may send this many requests at once, and as many a minute in the long run, unless configured (docs/api.md). */
export const API_REQUESTS_A_MINUTE = 1200

/**
 * Takes one request off a token's allowance, which fills up evenly by `aMinute` a minute; or says in how many seconds one
 * is free.
 */
export function takeRequest(
  before: Allowance | undefined,
  now: Date,
  aMinute = API_REQUESTS_A_MINUTE,
): { ok: true; after: Allowance } | { ok: false; retryAfterSeconds: number } {
  const at = now.getTime()
  const perMs = aMinute / MINUTE_MS
  const filled = before ? before.left + Math.max(0, at - before.at) * perMs : aMinute
  const left = Math.min(aMinute, filled)
  if (left < 1) return { ok: false, retryAfterSeconds: Math.max(1, Math.ceil((1 - left) / perMs / 1000)) }
  return { ok: true, after: { left: left - 1, at } }
}

/** Wrong tokens of one address within a minute. */
export type WrongBearers = { minute: number; wrong: number }

const WRONG_A_MINUTE = 100

/** The wrong tokens of an address after one more. */
export function countWrongBearer(before: WrongBearers | undefined, now: Date): WrongBearers {
  const minute = Math.floor(now.getTime() / MINUTE_MS)
  return { minute, wrong: (before?.minute === minute ? before.wrong : 0) + 1 }
}

/** In how many seconds an address that sent too many wrong tokens is looked at again; null = it may try. */
export function bearerPause(counted: WrongBearers | undefined, now: Date): number | null {
  const minute = Math.floor(now.getTime() / MINUTE_MS)
  if (counted?.minute !== minute || counted.wrong < WRONG_A_MINUTE) return null
  return Math.max(1, Math.ceil(((minute + 1) * MINUTE_MS - now.getTime()) / 1000))
}
