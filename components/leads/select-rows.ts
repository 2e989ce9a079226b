/** What a press selects: one row, or with `isRange` all rows from the one pressed before up to it, as `isSelected` says. */
export type Press = { id: string; isSelected: boolean; isRange: boolean }

/** The selection after a press. `ids` are the rows in their order; `anchor` is the row pressed before, null for none. */
export function selectRows(
  ids: readonly string[],
  selected: ReadonlySet<string>,
  anchor: string | null,
  press: Press,
): ReadonlySet<string> {
  const to = ids.indexOf(press.id)
  if (to < 0) return selected
  const from = press.isRange && anchor !== null ? ids.indexOf(anchor) : to
  const range = ids.slice(Math.min(from < 0 ? to : from, to), Math.max(from, to) + 1)
  const after = new Set(selected)
  for (const id of range) {
    if (press.isSelected) after.add(id)
    else after.delete(id)
  }
  return after
}
