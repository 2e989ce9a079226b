import { prisma } from '@/lib/db/client'
import type { Tx } from '@/lib/db/transaction'
import type { Locale } from '@/lib/i18n/locale'
import { endAccess } from '@/lib/team/session-mutations'
import { beginSession, type Whereabouts } from './session-mutations'

/** Changes what a person says of themselves. */
export async function changePerson(userId: string, change: { name: string } | { locale: Locale }, now: Date) {
  await prisma.user.update({ where: { id: userId }, data: { ...change, updatedAt: now }, select: { id: true } })
}

/**
 * Sets a password and ends every session and password link of the person, also the session in use: a copy of its cookie
 * must not go on. Answers the session that goes on in its place; null where the person is gone.
 */
export async function setPassword(
  tx: Tx,
  user: { id: string; passwordHash: string },
  where: Whereabouts,
  now: Date,
): Promise<string | null> {
  await tx.query('UPDATE users SET password_hash = $2, updated_at = $3 WHERE id = $1', [
    user.id,
    user.passwordHash,
    now,
  ])
  await endAccess(tx, user.id, now)
  return beginSession(tx, user, where, now)
}
