import type { Change } from './row-changes'
import type { IdentifierRow } from './rows'

/**
 * Who takes over when the primary of a kind leaves: a value that matches before a candidate, a candidate before a text
 * without key, the older before the newer. Null when nothing of the kind is left.
 */
export function nextPrimary(
  identifiers: readonly IdentifierRow[],
  kind: IdentifierRow['kind'],
  without: string[] = [],
): IdentifierRow | null {
  if (kind === 'visitor') return null
  const left = identifiers.filter(one => one.kind === kind && !without.includes(one.id))
  return (
    left.toSorted((a, b) => rank(a) - rank(b) || compare(a.first_seen_at, b.first_seen_at) || compare(a.id, b.id))[0] ??
    null
  )
}

/** The primary of a kind, or null. */
export function primaryOf(identifiers: readonly IdentifierRow[], kind: IdentifierRow['kind']): IdentifierRow | null {
  return identifiers.find(one => one.kind === kind && one.is_primary) ?? null
}

/** A star given or taken away. */
export function star(identifierId: string, isPrimary: boolean): Change {
  return {
    does: 'update',
    table: 'identifiers',
    ids: [identifierId],
    from: { is_primary: !isPrimary },
    to: { is_primary: isPrimary },
  }
}

/** Clears the star of the kind's primary, if it has one; always before another gets it, the index cannot be deferred. */
export function clearStar(identifiers: readonly IdentifierRow[], kind: IdentifierRow['kind']): Change[] {
  const primary = primaryOf(identifiers, kind)
  return primary ? [star(primary.id, false)] : []
}

function rank(identifier: IdentifierRow): number {
  return identifier.key === null ? 2 : identifier.candidate ? 1 : 0
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
