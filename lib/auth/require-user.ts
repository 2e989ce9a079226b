import { cookies, headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { validate as isUuid } from 'uuid'
import { prisma } from '@/lib/db/client'
import { readLocale } from '@/lib/i18n/locale'
import { loginPath } from './next-path'
import { mayAdminister, mayChange, mayExportLists, type Role, type SessionUser } from './permissions'
import { SEE_AS_COOKIE } from './see-as-cookie'
import { openSession, SESSION_COOKIE } from './session-token'

export type { SessionUser } from './permissions'

/**
 * Who asks, or null: the session cookie, compared with the database once per request, so that a changed password, a
 * deactivation and a sign-out end it at the next request.
 */
export const currentUser = cache(async (): Promise<SessionUser | null> => {
  const jar = await cookies()
  const session = await openSession(jar.get(SESSION_COOKIE)?.value, new Date())
  const user = session && (await findUserOfSession(session))
  const seen = user && jar.get(SEE_AS_COOKIE)?.value
  return (seen && mayAdminister(user) && (await findSeen(seen, user))) || user
})

/** The signed-in person itself, even while looking with another's eyes. */
export async function requireSelf(): Promise<{ id: string; name: string }> {
  const user = await requireUser()
  return user.seenBy ?? user
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

/** The person of a session that the database still accepts, or null. */
export async function findUserOfSession(session: {
  userId: string
  sessionVersion: number
}): Promise<SessionUser | null> {
  const row = await prisma.user.findUnique({
    where: { id: session.userId },
    select: { id: true, name: true, email: true, role: true, locale: true, mayExport: true, active: true, sessionVersion: true },
  })
  if (!row?.active || row.sessionVersion !== session.sessionVersion) return null
  const { id, name, email, mayExport } = row
  return { id, name, email, role: row.role as Role, locale: readLocale(row.locale), mayExport, seenBy: null }
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

/** The signed-in administrator. Anybody else is told that the page does not exist. */
export async function requireAdmin(): Promise<SessionUser> {
  const user = await requireUser()
  if (!mayAdminister(user)) notFound()
  return user
}
