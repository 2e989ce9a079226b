import { cookies, headers } from 'next/headers'
import { clientAddress } from '@/lib/client-address'
import { env } from '@/lib/env'
import { LOCALE_COOKIE, type Locale } from '@/lib/i18n/locale'
import { browserName } from '@/lib/text/browser-name'
import { seconds } from './session-life'
import type { Whereabouts } from './session-mutations'
import { sealSession, SESSION_COOKIE, SESSION_COOKIE_OPTIONS } from './session-token'

const ONE_YEAR_SECONDS = 365 * 24 * 60 * 60

/** The device and the address of the request at hand. */
export async function whereabouts(): Promise<Whereabouts> {
  const sent = await headers()
  return {
    device: browserName(sent.get('user-agent')),
    address: clientAddress(sent.get('x-forwarded-for'), env.TRUSTED_PROXIES),
  }
}

/** Gives this browser a session that begins now, and the person's language. For server actions and route handlers. */
export async function keepSession(session: { sessionId: string; locale: Locale | null }, now: Date): Promise<void> {
  const jar = await cookies()
  const sealed = await sealSession({ sessionId: session.sessionId, signedInAt: seconds(now) }, now)
  if (sealed) jar.set(SESSION_COOKIE, sealed.value, { ...SESSION_COOKIE_OPTIONS, maxAge: sealed.maxAge })
  if (session.locale) {
    jar.set(LOCALE_COOKIE, session.locale, { path: '/', maxAge: ONE_YEAR_SECONDS, sameSite: 'lax' })
  }
}

/** Takes the session out of this browser. A copy of the cookie ends with endSession() in session-mutations.ts. */
export async function dropSession(): Promise<void> {
  const jar = await cookies()
  jar.set(SESSION_COOKIE, '', { ...SESSION_COOKIE_OPTIONS, maxAge: 0 })
}
