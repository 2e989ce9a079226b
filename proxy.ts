import { randomBytes } from 'node:crypto'
import { NextResponse, type NextRequest } from 'next/server'
import { loginPath } from '@/lib/auth/next-path'
import { isOwnOrigin } from '@/lib/auth/own-origin'
import { isDueForRenewal } from '@/lib/auth/session-life'
import { openSession, sealSession, SESSION_COOKIE, SESSION_COOKIE_OPTIONS } from '@/lib/auth/session-token'
import { env } from '@/lib/env'
import { contentSecurityPolicy } from '@/lib/security-headers.mjs'

// Pages alone. /api/jivo must never pass here: bodies are buffered and cut at 10 MB on this way.
export const config = { matcher: ['/((?!api/|api$|health$|_next/|visit\\.js$|icons\\.svg$).*)'] }

const OPEN_TO_ALL = /^\/(login|setup)(\/|$)/
const FILE = /\.[a-z0-9]+$/

/**
 * Tells pages their own address (x-path) and the nonce of their scripts, keeps a used session alive, and spares whoever
 * has no session cookie at all a rendering, and who posts from another site an answer. It guards nothing: every page
 * and action asks the database itself (lib/auth/require-user.ts), and every action where it comes from (user-action.ts).
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname } = request.nextUrl
  const path = pathOf(request)
  const cookie = request.cookies.get(SESSION_COOKIE)?.value
  const reads = request.method === 'GET' || request.method === 'HEAD'
  if (!reads && !isFromOwnPage(request)) return new NextResponse(null, { status: 403 })
  if (!cookie && reads && !OPEN_TO_ALL.test(pathname) && !FILE.test(pathname)) {
    return NextResponse.redirect(new URL(loginPath(path), request.url), 307)
  }
  const nonce = randomBytes(16).toString('base64')
  const policy = contentSecurityPolicy(nonce)
  const headers = new Headers(request.headers)
  headers.set('x-path', path)
  headers.set('x-nonce', nonce)
  // Next reads the nonce of its own scripts from the policy on the request.
  headers.set('Content-Security-Policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('Content-Security-Policy', policy)
  if (cookie && reads) await renew(cookie, response)
  return response
}

function isFromOwnPage({ headers }: NextRequest): boolean {
  return isOwnOrigin(headers.get('origin'), { appUrl: env.APP_URL, host: headers.get('host') })
}

async function renew(cookie: string, response: NextResponse): Promise<void> {
  const now = new Date()
  const session = await openSession(cookie, now)
  if (!session || !isDueForRenewal(session.renewedAt, now)) return
  const sealed = await sealSession(session, now)
  if (sealed) response.cookies.set(SESSION_COOKIE, sealed.value, { ...SESSION_COOKIE_OPTIONS, maxAge: sealed.maxAge })
}

// Next's client asks for parts of a page under the page's own address and a parameter of its own.
function pathOf(request: NextRequest): string {
  const url = new URL(request.nextUrl)
  url.searchParams.delete('_rsc')
  return `${url.pathname}${url.search}`
}
