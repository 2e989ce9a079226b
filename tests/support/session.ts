import { encode } from 'next-auth/jwt'
import { keptSecret } from '@/lib/data-dir/secret.mjs'
import { app } from './app'

export const SESSION_NAME = 'next-auth.session-token'

/** The value of a session cookie as the login page leaves it after a right password; that page has its own tests. */
export async function sessionOf(userId: string): Promise<string> {
  const token = { userId, sessionVersion: 1, signedInAt: Math.floor(Date.now() / 1000) }
  return encode({ token, secret: keptSecret(app().dataDir), maxAge: 3600 })
}
