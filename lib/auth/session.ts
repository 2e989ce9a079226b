import { cookies, headers } from 'next/headers'
import { v4 as uuid } from 'uuid'
import { clientAddress } from '@/lib/client-address'
import { CHOICE_COOKIE_OPTIONS } from '@/lib/cookie-options'
import { env } from '@/lib/env'
import { LOCALE_COOKIE, type Locale } from '@/lib/i18n/locale'
import { browserName } from '@/lib/text/browser-name'
import { DEVICE_COOKIE, DEVICE_SECONDS, openDevices, sealDevices, type Device } from './device-cookie'
import { SEE_AS_COOKIE } from './see-as-cookie'
import { seconds } from './session-life'
import type { Whereabouts } from './session-mutations'
import { sealSession, SESSION_COOKIE, SESSION_COOKIE_OPTIONS } from './session-token'

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
  if (session.locale) jar.set(LOCALE_COOKIE, session.locale, CHOICE_COOKIE_OPTIONS)
}

/** Takes the session out of this browser. A copy of the cookie ends with endSession() in session-mutations.ts. */
export async function dropSession(): Promise<void> {
  const jar = await cookies()
  // Whom an administrator saw as must not wait for whoever signs in here next.
  for (const name of [SESSION_COOKIE, SEE_AS_COOKIE]) jar.set(name, '', { ...SESSION_COOKIE_OPTIONS, maxAge: 0 })
}

/** Whom this browser is known of: everybody who has signed in here within a year. */
export async function knownDevices(): Promise<Device[]> {
  return openDevices((await cookies()).get(DEVICE_COOKIE)?.value)
}

/** Remembers in this browser that the person has signed in here. For server actions and route handlers. */
export async function rememberDevice(userId: string): Promise<void> {
  const before = await knownDevices()
  const deviceId = before.find(device => device.userId === userId)?.deviceId ?? uuid()
  const value = await sealDevices(before, { userId, deviceId })
  const jar = await cookies()
  jar.set(DEVICE_COOKIE, value, { ...SESSION_COOKIE_OPTIONS, maxAge: DEVICE_SECONDS })
}
