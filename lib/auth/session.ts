import { cookies } from 'next/headers'
import { LOCALE_COOKIE, type Locale } from '@/lib/i18n/locale'
import { seconds } from './session-life'
import { sealSession, SESSION_COOKIE, SESSION_COOKIE_OPTIONS } from './session-token'

const ONE_YEAR_SECONDS = 365 * 24 * 60 * 60

/** Gives this browser a session, and the person's language. For server actions and route handlers. */
export async function startSession(
  user: { id: string; sessionVersion: number; locale: Locale | null },
  now: Date,
): Promise<void> {
  const jar = await cookies()
  const sealed = await sealSession(
    { userId: user.id, sessionVersion: user.sessionVersion, signedInAt: seconds(now) },
    now,
  )
  if (sealed) jar.set(SESSION_COOKIE, sealed.value, { ...SESSION_COOKIE_OPTIONS, maxAge: sealed.maxAge })
  if (user.locale) {
    jar.set(LOCALE_COOKIE, user.locale, { path: '/', maxAge: ONE_YEAR_SECONDS, sameSite: 'lax' })
  }
}

/** Takes the session out of this browser. A copy of the cookie ends with endSessions() in mutations.ts. */
export async function dropSession(): Promise<void> {
  const jar = await cookies()
  jar.set(SESSION_COOKIE, '', { ...SESSION_COOKIE_OPTIONS, maxAge: 0 })
}
