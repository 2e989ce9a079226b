import type { Locale } from '@/lib/i18n/locale'

export const roles = ['admin', 'manager'] as const

export type Role = (typeof roles)[number]

/** The person behind a request, as far as pages and actions need to know them. */
export type SessionUser = { id: string; name: string; email: string; role: Role; locale: Locale | null }

type Actor = Pick<SessionUser, 'id' | 'role'>

/** Channels, operators, people, settings, tokens and deliveries belong to administrators. */
export function mayAdminister(actor: Actor): boolean {
  return actor.role === 'admin'
}

/**
 * Who may settle a conflict: everybody, or (a setting) only administrators and the owner of the contact. A contact
 * that nobody owns is everybody's.
 */
export function maySettleConflict(
  actor: Actor,
  conflict: { contactOwnerId: string | null },
  rights: 'everybody' | 'owner',
): boolean {
  if (rights === 'everybody' || mayAdminister(actor)) return true
  return conflict.contactOwnerId === null || conflict.contactOwnerId === actor.id
}

/** A merge is undone by an administrator or by the person who merged. */
export function mayUndoMerge(actor: Actor, merge: { mergedById: string | null }): boolean {
  return mayAdminister(actor) || merge.mergedById === actor.id
}
