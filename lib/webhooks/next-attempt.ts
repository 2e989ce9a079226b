const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** How long after each failed attempt the next one comes: a receiver may be away for most of a day. */
const PAUSES_MS = [MINUTE_MS, 5 * MINUTE_MS, 30 * MINUTE_MS, 2 * HOUR_MS, 5 * HOUR_MS, 10 * HOUR_MS]

/** What one attempt came to: the status of the answer, or why there was none. */
export type Outcome = { status: number } | { error: string }

export type Verdict =
  | { state: 'delivered' }
  | { state: 'pending'; at: Date }
  | { state: 'failed' }
  /** 410: the receiver asks to be left alone */
  | { state: 'failed'; gone: true }

/** What becomes of a message after its attempt number `attempts` (from 1): any 2xx delivers, a redirect does not. */
export function judgeAttempt(outcome: Outcome, attempts: number, now: Date): Verdict {
  if ('status' in outcome && outcome.status >= 200 && outcome.status < 300) return { state: 'delivered' }
  if ('status' in outcome && outcome.status === 410) return { state: 'failed', gone: true }
  const pause = PAUSES_MS[attempts - 1]
  return pause === undefined ? { state: 'failed' } : { state: 'pending', at: new Date(now.getTime() + pause) }
}
