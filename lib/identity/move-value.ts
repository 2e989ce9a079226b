import { holding } from './contested-value'
import { nextPrimary, primaryOf, star } from './primaries'
import type { Change } from './row-changes'
import type { IdentifierRow } from './rows'

type Holder = { id: string; identifiers: IdentifierRow[] }

/**
 * Gives a value of one contact to another: it is primary there when its kind had none, and the next one of its kind takes
 * over where it leaves. A row of the same value that the new contact has already gives way to it.
 */
export function moveValue(row: IdentifierRow, from: Holder, to: Holder): { changes: Change[]; isPrimary: boolean } {
  const twin = row.key === null ? null : holding(to.identifiers, { kind: row.kind, key: row.key })
  const isPrimary =
    primaryOf(
      to.identifiers.filter(one => one !== twin),
      row.kind,
    ) === null
  const next = row.is_primary ? nextPrimary(from.identifiers, row.kind, [row.id]) : null
  const gone: Change[] = twin ? [{ does: 'delete', table: 'identifiers', row: { ...twin } }] : []
  const moved: Change = {
    does: 'update',
    table: 'identifiers',
    ids: [row.id],
    from: { contact_id: from.id, is_primary: row.is_primary },
    to: { contact_id: to.id, is_primary: isPrimary },
  }
  return { changes: [...gone, moved, ...(next ? [star(next.id, true)] : [])], isPrimary }
}
