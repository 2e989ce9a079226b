import { NextResponse, type NextRequest } from 'next/server'
import { loginPath } from '@/lib/auth/next-path'
import { isDueForRenewal } from '@/lib/auth/session-life'
import { openSession, sealSession, SESSION_COOKIE, SESSION_COOKIE_OPTIONS } from '@/lib/auth/session-token'

// Pages alone. /api/jivo must never pass here: bodies are buffered and cut at 10 MB on this way.
export const config = { matcher: ['/((?!api/|api$|_next/|[^?]*\\.[a-z0-9]+$).*)'] }

const OPEN_TO_ALL = /^\/(login|setup)(\/|$)/

/**
 * Tells pages their own address (x-path), keeps a used session alive, and spares whoever has no session cookie at all
 * a rendering. It guards nothing: every page and action asks the database itself (lib/auth/require-user.ts).
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const path = pathOf(request)
  const cookie = request.cookies.get(SESSION_COOKIE)?.value
  const reads = request.method === 'GET' || request.method === 'HEAD'
  if (!cookie && reads && !OPEN_TO_ALL.test(request.nextUrl.pathname)) {
    return NextResponse.redirect(new URL(loginPath(path), request.url), 307)
  }
  const headers = new Headers(request.headers)
  headers.set('x-path', path)
  const response = NextResponse.next({ request: { headers } })
  if (cookie && reads) await renew(cookie, response)
  return response
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
