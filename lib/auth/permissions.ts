import type { Locale } from '@/lib/i18n/locale'
import type { Role } from '@/lib/team/roles'

export type { Role } from '@/lib/team/roles'

/** The person behind a request, as far as pages and actions need to know them. */
export type SessionUser = {
  id: string
  name: string
  email: string
  role: Role
  locale: Locale | null
  /** an administrator lets them take lists along as files */
  mayExport: boolean
  /** the administrator who looks at the product with this person's eyes; null = the person itself */
  seenBy: { id: string; name: string } | null
}

type Actor = Pick<SessionUser, 'id' | 'role'>

/** What an action changes: nothing, the actor's own account, or what the company shares. */
export type Change = 'nothing' | 'account' | 'data'

/** Viewers change only their own account; whoever looks with another's eyes changes nothing. */
export function mayChange(actor: Pick<SessionUser, 'role' | 'seenBy'>, change: Change = 'data'): boolean {
  if (change === 'nothing') return true
  if (actor.seenBy) return false
  return change === 'account' || actor.role !== 'viewer'
}

/** Channels, operators, people, settings, tokens and deliveries belong to administrators. */
export function mayAdminister(actor: Actor): boolean {
  return actor.role === 'admin'
}

/** Lists leave as files with administrators and whom one of them lets; never through another's eyes. */
export function mayExportLists(actor: Pick<SessionUser, 'role' | 'mayExport' | 'seenBy'>): boolean {
  return actor.seenBy === null && (actor.role === 'admin' || actor.mayExport)
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

/** The same of several at once, each with the owners of its contacts: one that is not the actor's to settle forbids all. */
export function maySettleAll(
  actor: Actor,
  owners: readonly (readonly (string | null)[])[],
  rights: 'everybody' | 'owner',
): boolean {
  return owners.every(ofOne => ofOne.some(contactOwnerId => maySettleConflict(actor, { contactOwnerId }, rights)))
}

/**
 * A merge is undone by an administrator or by the person who merged; one that no person decided (an anonymous contact
 * gave way to whom the chat named), by whoever may change things.
 */
export function mayUndoMerge(actor: Actor, merge: { mergedById: string | null; reason: string }): boolean {
  return (
    mayAdminister(actor) || (merge.reason === 'anonymous' ? actor.role !== 'viewer' : merge.mergedById === actor.id)
  )
}

/** An import is looked at, carried on and undone by an administrator or by the person whose file it is. */
export function mayHandleImport(actor: Actor, file: { createdById: string | null }): boolean {
  return mayAdminister(actor) || file.createdById === actor.id
}
