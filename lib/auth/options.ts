import type { AuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { clientAddress } from '@/lib/client-address'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { browserName } from '@/lib/text/browser-name'
import { noteSeeingAs } from './see-as-mutations'
import { knownDevices, rememberDevice } from './session'
import { IDLE_SECONDS, seconds } from './session-life'
import { beginSession, endSession } from './session-mutations'
import { getSession } from './session-queries'
import { openSession, readSession, sealSession, SESSION_COOKIE, SESSION_COOKIE_OPTIONS } from './session-token'
import { signInWithPassword } from './sign-in'

const credentials = Credentials({
  name: 'Balcão',
  credentials: { email: { type: 'email' }, password: { type: 'password' } },
  authorize: async (given, request) => {
    if (!given?.email || !given.password) return null
    const sent = (name: string): string | null => {
      const value: unknown = request.headers?.[name]
      return typeof value === 'string' ? value : null
    }
    const now = new Date()
    const address = clientAddress(sent('x-forwarded-for'), env.TRUSTED_PROXIES)
    const signIn = await signInWithPassword({
      email: given.email,
      password: given.password,
      address,
      devices: await knownDevices(),
      now,
    })
    if (!signIn.ok && signIn.reason === 'busy') throw new Error('busy')
    if (!signIn.ok) return null
    const id = await beginSession(pool(), signIn.user, { address, device: browserName(sent('user-agent')) }, now)
    if (!id) return null
    await rememberDevice(signIn.user.id)
    return { id }
  },
})

/** next-auth's own doors (/api/auth/…), on the same session cookie as our login page. */
export const authOptions: AuthOptions = {
  secret: env.NEXTAUTH_SECRET,
  session: { strategy: 'jwt', maxAge: IDLE_SECONDS },
  useSecureCookies: SESSION_COOKIE_OPTIONS.secure,
  cookies: { sessionToken: { name: SESSION_COOKIE, options: SESSION_COOKIE_OPTIONS } },
  pages: { signIn: '/login', error: '/login' },
  providers: [credentials],
  jwt: {
    encode: async ({ token }) => {
      const session = readSession(token ?? null)
      const sealed = session && (await sealSession(session, new Date()))
      if (!sealed) throw new Error('the session has ended')
      return sealed.value
    },
    decode: async ({ token }) => {
      const session = await openSession(token, new Date())
      return session && { ...session, iat: session.renewedAt }
    },
  },
  callbacks: {
    jwt: async ({ token, user }) => {
      // What authorize() answered: the session that has just begun.
      if (user) return { sessionId: user.id, signedInAt: seconds(new Date()) }
      const session = readSession(token)
      if (!session || !(await getSession(session.sessionId))) throw new Error('the session has ended')
      return token
    },
    session: async ({ session, token }) => {
      const known = readSession(token)
      const user = known && (await getSession(known.sessionId))?.user
      return {
        ...session,
        user: user ? { id: user.id, name: user.name, email: user.email, role: user.role } : undefined,
      }
    },
  },
  events: {
    signOut: async ({ token }) => {
      const session = readSession(token)
      if (!session) return
      await inTransaction(tx => noteSeeingAs(tx, session.sessionId, null, new Date()))
      await endSession(session.sessionId, new Date())
    },
  },
  logger: {
    error: (code, details) => log.warn({ code, details: describe(details) }, 'next-auth refused'),
    warn: code => log.debug({ code }, 'next-auth warned'),
    debug: () => undefined,
  },
}

// The details may hold the request, and with it the password.
function describe(details: unknown): string {
  const error = details instanceof Error ? details : (details as { error?: unknown } | null)?.error
  return error instanceof Error ? error.message : ''
}
