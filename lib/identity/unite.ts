import { holding } from './contested-value'
import type { IdentifierRow, Row } from './rows'

/** The row of another contact that says the same: an equal key, or the same text where there is no key. */
export function twinOf(row: IdentifierRow, others: readonly IdentifierRow[]): IdentifierRow | null {
  if (row.key !== null) return holding(others, { kind: row.kind, key: row.key })
  return others.find(one => one.kind === row.kind && one.key === null && one.raw === row.raw) ?? null
}

/** What the survivor's row of two equal ones takes over. */
export function toldBy(survivor: IdentifierRow, loser: IdentifierRow): Row {
  return {
    candidate: survivor.candidate && loser.candidate,
    shared: survivor.shared || loser.shared,
    verified: survivor.verified || loser.verified,
    flag: survivor.candidate && !loser.candidate ? loser.flag : survivor.flag,
    e164: survivor.e164 ?? loser.e164,
    first_seen_at: isEarlier(survivor.first_seen_at, loser.first_seen_at)
      ? survivor.first_seen_at
      : loser.first_seen_at,
    last_seen_at: isEarlier(survivor.last_seen_at, loser.last_seen_at) ? loser.last_seen_at : survivor.last_seen_at,
  }
}

/**
 * The e-mails, phones and visitor numbers of two contacts as the survivor will have them: each value once, the
 * survivor's primaries, the loser's only of a kind the survivor lacks. The merge's statement does the same in the
 * database; a property holds the two together.
 */
export function unite(
  survivor: readonly IdentifierRow[],
  loser: readonly IdentifierRow[],
  survivorId: string,
): IdentifierRow[] {
  const starred = new Set(survivor.filter(one => one.is_primary).map(one => one.kind))
  const isStarred = (one: IdentifierRow) => one.is_primary && !starred.has(one.kind)
  const kept = survivor.map(one => {
    const twin = twinOf(one, loser)
    return twin ? { ...one, ...toldBy(one, twin), is_primary: one.is_primary || isStarred(twin) } : one
  })
  const moved = loser
    .filter(one => twinOf(one, survivor) === null)
    .map(one => ({ ...one, contact_id: survivorId, is_primary: isStarred(one) }))
  return [...kept, ...moved]
}

/** The id under which a value of either goes on: a twin of the loser's is the survivor's own row. */
export function unitedId(id: string, survivor: readonly IdentifierRow[], loser: readonly IdentifierRow[]): string {
  const row = loser.find(one => one.id === id)
  return (row && twinOf(row, survivor)?.id) ?? id
}

function isEarlier(a: string, b: string): boolean {
  return Date.parse(a) <= Date.parse(b)
}
