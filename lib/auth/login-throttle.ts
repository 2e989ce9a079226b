/** Tries counted under one key. `failures` counts tries that reached the password hash and were not right. */
export type Throttle = { failures: number; windowFrom: Date; nextTryAt: Date }

/** The keys of a stranger's try: the account, the address, and this account tried from this address. */
export type StrangerThrottles = { account: Throttle; address: Throttle; pair: Throttle }

/** The key where the person has signed in before: that browser alone, so that nothing a stranger does keeps them out. */
export type DeviceThrottles = { device: Throttle }

export type TryDecision<Throttles> = { ok: true; after: Throttles } | { ok: false; waitSeconds: number }

const WINDOW_MS = 15 * 60 * 1000
const LONGEST_DELAY_MS = 60_000
const SECOND_MS = 1000

// OWASP and Chatwoot's limits lie between 5 and 10 a quarter of an hour.
const PAIR = { free: 5, limit: 10 }
const ADDRESS = { free: 20, limit: 30 }
const ACCOUNT = { limit: 10 }

// Whoever attacks an account from many addresses must not lock its owner out of new browsers: beyond the limit one try in
// half a minute is still let through, for an address that has hardly failed at this account.
const STRANGER_EVERY_MS = 30_000
const STRANGER_FAILURES = 3

/**
 * Decides whether a stranger's password may be compared at all. Within 15 minutes at most 10 tries at an account from one
 * address and 30 from an address at all accounts reach the hash; from the fifth and the twentieth on each waits twice as
 * long as the one before, up to a minute. Refusals say how long to wait; nothing locks an account for good.
 */
export function decideTry(counted: StrangerThrottles, now: Date): TryDecision<StrangerThrottles> {
  const account = fresh(counted.account, now)
  const address = fresh(counted.address, now)
  const pair = fresh(counted.pair, now)
  const free = Math.max(
    freeAt(pair, PAIR.limit, now),
    freeAt(address, ADDRESS.limit, now),
    accountFreeAt(account, pair, now),
  )
  if (free > now.getTime()) return { ok: false, waitSeconds: Math.ceil((free - now.getTime()) / SECOND_MS) }
  return {
    ok: true,
    after: {
      account: countedOnce(account, account.failures + 1 >= ACCOUNT.limit ? STRANGER_EVERY_MS : 0, now),
      address: countedOnce(address, delayAfter(address.failures + 1, ADDRESS.free), now),
      pair: countedOnce(pair, delayAfter(pair.failures + 1, PAIR.free), now),
    },
  }
}

/** The same where the person has signed in before: ten tries of that browser in 15 minutes, whatever strangers do. */
export function decideKnownTry(counted: DeviceThrottles, now: Date): TryDecision<DeviceThrottles> {
  const device = fresh(counted.device, now)
  const free = freeAt(device, PAIR.limit, now)
  if (free > now.getTime()) return { ok: false, waitSeconds: Math.ceil((free - now.getTime()) / SECOND_MS) }
  return { ok: true, after: { device: countedOnce(device, delayAfter(device.failures + 1, PAIR.free), now) } }
}

function fresh(throttle: Throttle, now: Date): Throttle {
  const over = now.getTime() - throttle.windowFrom.getTime() >= WINDOW_MS
  return over ? { failures: 0, windowFrom: now, nextTryAt: now } : throttle
}

function freeAt({ failures, windowFrom, nextTryAt }: Throttle, limit: number, now: Date): number {
  if (failures >= limit) return windowFrom.getTime() + WINDOW_MS
  return failures === 0 ? now.getTime() : nextTryAt.getTime()
}

function accountFreeAt(account: Throttle, pair: Throttle, now: Date): number {
  if (account.failures < ACCOUNT.limit) return now.getTime()
  return pair.failures < STRANGER_FAILURES ? account.nextTryAt.getTime() : account.windowFrom.getTime() + WINDOW_MS
}

function countedOnce(throttle: Throttle, delayMs: number, now: Date): Throttle {
  return { ...throttle, failures: throttle.failures + 1, nextTryAt: new Date(now.getTime() + delayMs) }
}

function delayAfter(failures: number, free: number): number {
  return failures < free ? 0 : Math.min(LONGEST_DELAY_MS, SECOND_MS * 2 ** (failures - free + 1))
}
