/** What one address did with wrong tokens within one minute. */
export type WrongTokens = { minute: number; wrong: number; lookUps: number }

const MINUTE_MS = 60_000
/** A token that the cache does not know is looked up this often a minute for one address … */
const LOOK_UPS_A_MINUTE = 20
/** … and beyond so many wrong ones the address is told that it floods. */
const WRONG_A_MINUTE = 100

/** What may be done about one more token from this address that the cache does not know. */
export type Verdict = 'look-up' | 'refuse' | 'flood'

/**
 * Counts one more unknown token. `canBeOurs` is false for what never was a token of ours (missing, of another length),
 * which is refused without asking the database.
 */
export function judgeUnknownToken(
  before: WrongTokens | undefined,
  canBeOurs: boolean,
  now: Date,
): { verdict: Verdict; after: WrongTokens } {
  const minute = Math.floor(now.getTime() / MINUTE_MS)
  const counted = before?.minute === minute ? before : { minute, wrong: 0, lookUps: 0 }
  const wrong = counted.wrong + 1
  if (wrong > WRONG_A_MINUTE) return { verdict: 'flood', after: { ...counted, wrong } }
  if (!canBeOurs || counted.lookUps >= LOOK_UPS_A_MINUTE) return { verdict: 'refuse', after: { ...counted, wrong } }
  return { verdict: 'look-up', after: { minute, wrong, lookUps: counted.lookUps + 1 } }
}
