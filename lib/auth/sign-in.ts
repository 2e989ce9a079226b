import { log } from '@/lib/log'
import type { Locale } from '@/lib/i18n/locale'
import { countLoginTry, forgiveLoginTry } from './mutations'
import { verifyPassword } from './password'
import { getCandidate } from './queries'

export type SignIn =
  /** `passwordHash`: the one that was right, for the session that begins with it (session-mutations.ts) */
  | { ok: true; user: { id: string; passwordHash: string; locale: Locale | null } }
  | { ok: false; reason: 'wrong' }
  | { ok: false; reason: 'wait'; waitSeconds: number }

/**
 * Checks an e-mail and a password that came from `address`. Refuses with `wait` when there were too many wrong ones,
 * else with `wrong`, equal in words and in time whether the person exists, was invited, or is no longer active.
 */
export async function signInWithPassword(given: {
  email: string
  password: string
  address: string
  now: Date
}): Promise<SignIn> {
  const { email, password, address, now } = given
  const counted = await countLoginTry({ email, address, now })
  if (!counted.ok) {
    log.warn({ address, waitSeconds: counted.waitSeconds }, 'a sign-in was held back')
    return counted
  }
  const candidate = await getCandidate(email)
  const right = await verifyPassword(password, candidate?.active ? candidate.passwordHash : null)
  if (!right || !candidate?.passwordHash) {
    log.warn({ address, userId: candidate?.id ?? null }, 'a sign-in failed')
    return { ok: false, reason: 'wrong' }
  }
  await forgiveLoginTry({ email, address, now })
  log.info({ address, userId: candidate.id }, 'signed in')
  return { ok: true, user: { id: candidate.id, passwordHash: candidate.passwordHash, locale: candidate.locale } }
}
