import { maySettleConflict, type SessionUser } from '@/lib/auth/permissions'
import type { ConflictCase } from '@/lib/identity/conflict-case'

/**
 * Null where this person may settle the conflict; else the names of those who may, administrators aside. Of two contacts
 * the owner of either may.
 */
export function settlersOf(
  conflict: Pick<ConflictCase, 'contact' | 'other'>,
  user: Pick<SessionUser, 'id' | 'role'>,
  rights: 'everybody' | 'owner',
): string[] | null {
  const people = [conflict.contact, conflict.other].filter(person => person !== null)
  if (people.some(({ ownerId }) => maySettleConflict(user, { contactOwnerId: ownerId }, rights))) return null
  return [...new Set(people.flatMap(({ owner }) => owner ?? []))]
}
