import NextAuth from 'next-auth'
import { authOptions } from '@/lib/auth/options'
import { isOwnOrigin } from '@/lib/auth/own-origin'
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
 * POST /api/auth/…: sign in, sign out. A foreign page is refused; a program that sends no Origin still has to prove
 * itself with next-auth's own double-submitted token.
 */
export async function POST(request: Request, context: unknown) {
  const origin = request.headers.get('origin')
  if (origin !== null && !isOwnOrigin(origin, { appUrl: env.APP_URL, host: request.headers.get('host') })) {
    return Response.json({ error: { code: 'origin', message: 'The request came from another site.' } }, { status: 403 })
  }
  return withoutStore(await handler(request, context))
}

function withoutStore(response: Response): Response {
  response.headers.set('Cache-Control', 'no-store')
  return response
}
