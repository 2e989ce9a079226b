import NextAuth from 'next-auth'
import { authOptions } from '@/lib/auth/options'
import { isOwnOrigin } from '@/lib/auth/own-origin'
import { SESSION_COOKIE } from '@/lib/auth/session-token'
import { env } from '@/lib/env'

// next-auth takes the address of its own pages from this variable alone.
// eslint-disable-next-line no-restricted-syntax
process.env.NEXTAUTH_URL = env.APP_URL

const handler = NextAuth(authOptions) as (request: Request, context: unknown) => Promise<Response>

/** GET /api/auth/…: session, csrf, providers. */
export async function GET(request: Request, context: unknown) {
  return withoutStore(await handler(request, context))
}

/**
 * POST /api/auth/…: sign in, sign out. A foreign page is refused, and so is whoever names no page but sends a session
 * along; a program that signs in without an Origin has to prove itself with next-auth's own double-submitted token.
 */
export async function POST(request: Request, context: unknown) {
  if (!isAllowed(request.headers)) {
    return Response.json({ error: { code: 'origin', message: 'The request came from another site.' } }, { status: 403 })
  }
  try {
    return withoutStore(await handler(request, context))
  } catch (error) {
    // next-auth reads the body without a thought for one that is no JSON.
    if (!(error instanceof SyntaxError)) throw error
    return Response.json({ error: { code: 'invalid_body', message: 'The body is no JSON.' } }, { status: 400 })
  }
}

function isAllowed(sent: Headers): boolean {
  const origin = sent.get('origin')
  if (origin !== null) return isOwnOrigin(origin, { appUrl: env.APP_URL, host: sent.get('host') })
  const hasSession = (sent.get('cookie') ?? '').includes(`${SESSION_COOKIE}=`)
  return !hasSession && (sent.get('sec-fetch-site') ?? 'same-origin') === 'same-origin'
}

function withoutStore(response: Response): Response {
  response.headers.set('Cache-Control', 'no-store')
  return response
}
