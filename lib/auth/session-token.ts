import { decode, encode } from 'next-auth/jwt'
import { validate as isUuid } from 'uuid'
import { COOKIES_ARE_SECURE } from '@/lib/cookie-options'
import { env } from '@/lib/env'
import { secondsLeft, type Session } from './session-life'

/** __Host- binds the cookie to this very host; a browser only accepts that over https. */
export const SESSION_COOKIE = COOKIES_ARE_SECURE ? '__Host-next-auth.session-token' : 'next-auth.session-token'

export const SESSION_COOKIE_OPTIONS = {
  httpOnly: true,
  sameSite: 'lax',
  path: '/',
  secure: COOKIES_ARE_SECURE,
} as const

/** A session as the cookie's value, with the seconds the cookie may live; null when the session has come to its end. */
export async function sealSession(session: Session, now: Date): Promise<{ value: string; maxAge: number } | null> {
  const maxAge = secondsLeft(session, now)
  if (maxAge === 0) return null
  const { sessionId, signedInAt } = session
  const value = await encode({ token: { sessionId, signedInAt }, secret: secret(), maxAge })
  return { value, maxAge }
}

/**
 * Reads the cookie's value. Null for anything that we did not make or that has run out. Says nothing about whether
 * the session still stands: that is asked of the database (require-user.ts).
 */
export async function openSession(
  value: string | undefined,
  now: Date,
): Promise<(Session & { renewedAt: number }) | null> {
  if (!value) return null
  const token = await decode({ token: value, secret: secret() }).catch(() => null)
  const session = readSession(token)
  return session && secondsLeft(session, now) > 0 ? session : null
}

/** The session inside a decoded token, or null: also of a token that was made before sessions had rows. */
export function readSession(token: Record<string, unknown> | null): (Session & { renewedAt: number }) | null {
  if (!token) return null
  const { sessionId, signedInAt, iat } = token
  if (typeof sessionId !== 'string' || !isUuid(sessionId) || typeof signedInAt !== 'number') return null
  return { sessionId, signedInAt, renewedAt: typeof iat === 'number' ? iat : signedInAt }
}

/** The secret that cookies are sealed with. */
export function secret(): string {
  if (!env.NEXTAUTH_SECRET) throw new Error('NEXTAUTH_SECRET is not set: start the app with npm start')
  return env.NEXTAUTH_SECRET
}
