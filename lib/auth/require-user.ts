import { cookies, headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { validate as isUuid } from 'uuid'
import { prisma } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/transaction'
import { loginPath } from './next-path'
import { mayAdminister, mayChange, mayExportLists, type Role, type SessionUser } from './permissions'
import { SEE_AS_COOKIE } from './see-as-cookie'
import { noteSeeingAs } from './see-as-mutations'
import { whereabouts } from './session'
import { isDueForNote } from './session-life'
import { noteSeen } from './session-mutations'
import { getSession } from './session-queries'
import { openSession, SESSION_COOKIE } from './session-token'

export type { SessionUser } from './permissions'

type CurrentSession = { sessionId: string; user: SessionUser; seesAsId: string | null }

/**
 * The session behind the request and whose it is, or null: the cookie, compared with the database once per request, so
 * that a changed password, a deactivation and a sign-out end it at the next request.
 */
export const currentSession = cache(async (): Promise<CurrentSession | null> => {
  const now = new Date()
  const cookie = await openSession((await cookies()).get(SESSION_COOKIE)?.value, now)
  const standing = cookie && (await getSession(cookie.sessionId))
  if (!standing) return null
  if (isDueForNote(standing.lastSeenAt, now)) await noteUse(cookie.sessionId, standing.lastSeenAt, now)
  return { sessionId: cookie.sessionId, user: standing.user, seesAsId: standing.seesAsId }
})

// Beside the request, which does not wait for it; it is noted at the next one where it failed.
async function noteUse(sessionId: string, lastSeenAt: Date, now: Date): Promise<void> {
  const { address } = await whereabouts()
  void noteSeen(sessionId, address, lastSeenAt, now).catch(() => undefined)
}

/**
 * Who asks, or null. That an administrator began or ceased to see as somebody is recorded before anything is shown, also
 * where the cookie came or went without our action.
 */
export const currentUser = cache(async (): Promise<SessionUser | null> => {
  const session = await currentSession()
  if (!session) return null
  const cookie = (await cookies()).get(SEE_AS_COOKIE)?.value
  const seen = cookie && mayAdminister(session.user) ? await findSeen(cookie, session.user) : null
  if (session.seesAsId !== (seen?.id ?? null)) {
    await inTransaction(tx => noteSeeingAs(tx, session.sessionId, seen, new Date()))
  }
  return seen ?? session.user
})

/** The signed-in person itself, even while seeing as somebody else: whose name stands where something is recorded. */
export async function requireSelf(): Promise<{ id: string; name: string }> {
  return (await requireSession()).user
}

// The cookie is an administrator's own choice and gives no right, so it needs no seal.
async function findSeen(id: string, admin: SessionUser): Promise<SessionUser | null> {
  if (!isUuid(id) || id === admin.id) return null
  const row = await prisma.user.findUnique({
    where: { id, active: true },
    select: { id: true, name: true, email: true, role: true, mayExport: true },
  })
  // The language stays that of the one who looks.
  return row && { ...row, role: row.role as Role, locale: admin.locale, seenBy: { id: admin.id, name: admin.name } }
}

/**
 * The signed-in person. Without one the answer is 307 to the login page, which returns to the page that was asked for:
 * so call it before anything is streamed, first line of every page.
 */
export async function requireUser(): Promise<SessionUser> {
  const user = await currentUser()
  if (user) return user
  redirect(loginPath((await headers()).get('x-path')))
}

/** The session at hand, of the person itself also while looking with another's eyes. */
export async function requireSession(): Promise<CurrentSession> {
  const session = await currentSession()
  return session ?? redirect(loginPath((await headers()).get('x-path')))
}

/** The signed-in person, if they may change what the company shares. Viewers are told that the page does not exist. */
export async function requireChanger(): Promise<SessionUser> {
  const user = await requireUser()
  if (!mayChange(user)) notFound()
  return user
}

/** The signed-in person, if they may take lists along. Anybody else is told that there is no such file. */
export async function requireExporter(): Promise<SessionUser> {
  const user = await requireUser()
  if (!mayExportLists(user)) notFound()
  return user
}

/**
 * The signed-in administrator in person, for what discloses in bulk. Anybody else, and an administrator who sees as
 * somebody, is told that there is no such file.
 */
export async function requireAdminInPerson(): Promise<SessionUser> {
  const user = await requireAdmin()
  if (user.seenBy) notFound()
  return user
}

/** The signed-in administrator. Anybody else is told that the page does not exist. */
export async function requireAdmin(): Promise<SessionUser> {
  const user = await requireUser()
  if (!mayAdminister(user)) notFound()
  return user
}
