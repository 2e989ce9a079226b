import type { ConflictCase } from '@/lib/identity/conflict-case'

/**
 * Null where this person may settle the conflict; else the names of those who may, administrators aside. Of two contacts
 * the owner of either may.
 * @param maySettle whether this person may settle a conflict of a contact with this owner
 */
export function settlersOf(
  conflict: Pick<ConflictCase, 'contact' | 'other'>,
  maySettle: (conflict: { contactOwnerId: string | null }) => boolean,
): string[] | null {
  const people = [conflict.contact, conflict.other].filter(person => person !== null)
  if (people.some(({ ownerId }) => maySettle({ contactOwnerId: ownerId }))) return null
  return [...new Set(people.flatMap(({ owner }) => owner ?? []))]
}
