import { encode } from 'next-auth/jwt'
import { v7 as uuidv7 } from 'uuid'
import { keptSecret } from '@/lib/data-dir/secret.mjs'
import { app, sql } from './app'
import type { AppAddress } from './start-app'

export const SESSION_NAME = 'next-auth.session-token'

/** The value of a session cookie as the login page leaves it after a right password; that page has its own tests. */
export async function sessionOf(userId: string, at: AppAddress = app()): Promise<string> {
  const sessionId = uuidv7()
  await sql(
    'INSERT INTO sessions (id, user_id, created_at, last_seen_at) VALUES ($1, $2, now(), now())',
    [sessionId, userId],
    at.databaseUrl,
  )
  const token = { sessionId, signedInAt: Math.floor(Date.now() / 1000) }
  return encode({ token, secret: keptSecret(at.dataDir), maxAge: 3600 })
}
