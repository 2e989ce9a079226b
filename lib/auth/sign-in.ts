import { addressForLimits } from '@/lib/client-address'
import { log } from '@/lib/log'
import type { Locale } from '@/lib/i18n/locale'
import type { Device } from './device-cookie'
import { withHashTurn, type HashLane } from './hash-queue'
import { countLoginTry, forgiveLoginTry } from './login-throttle-mutations'
import { verifyPassword } from './password'
import { getCandidate, type Candidate } from './queries'
import { logRefusal } from './refusal-log'

export type SignIn =
  /** `passwordHash`: the one that was right, for the session that begins with it (session-mutations.ts) */
  | { ok: true; user: { id: string; passwordHash: string; locale: Locale | null } }
  | { ok: false; reason: 'wrong' | 'busy' }
  | { ok: false; reason: 'wait'; waitSeconds: number }

/** `devices`: whom the browser is known of (device-cookie.ts). */
type Given = { email: string; password: string; address: string; devices: readonly Device[]; now: Date }

/**
 * Checks an e-mail and a password that came from `address`. Refuses with `wait` when there were too many wrong ones, with
 * `busy` when too many people are signing in at this moment, else with `wrong`, equal in words and in time whether the
 * person exists, was invited, or is no longer active.
 */
export async function signInWithPassword(given: Given): Promise<SignIn> {
  const candidate = await getCandidate(given.email)
  const known = given.devices.find(device => device.userId === candidate?.id)
  const lane: HashLane = known
    ? { kind: 'known', key: known.userId }
    : { kind: 'stranger', key: addressForLimits(given.address) }
  const turn = await withHashTurn(lane, () => compare(given, candidate, known?.deviceId ?? null))
  if (turn.ok) return turn.value
  logRefusal('a sign-in was turned away, too many at once', given.address, {}, given.now)
  return turn
}

async function compare(
  { email, password, address, now }: Given,
  candidate: Candidate | null,
  deviceId: string | null,
): Promise<SignIn> {
  const counted = await countLoginTry({ email, address, deviceId, now })
  if (!counted.ok) {
    logRefusal('a sign-in was held back', address, { waitSeconds: counted.waitSeconds }, now)
    return counted
  }
  const right = await verifyPassword(password, candidate?.active ? candidate.passwordHash : null)
  if (!right || !candidate?.passwordHash) {
    log.warn({ address, userId: candidate?.id ?? null }, 'a sign-in failed')
    return { ok: false, reason: 'wrong' }
  }
  await forgiveLoginTry({ email, address, deviceId, now })
  log.info({ address, userId: candidate.id }, 'signed in')
  return { ok: true, user: { id: candidate.id, passwordHash: candidate.passwordHash, locale: candidate.locale } }
}
