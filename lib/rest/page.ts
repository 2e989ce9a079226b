/** The last row that the caller has seen: lists run from the newest to the oldest, equal times by id. */
export type Position = { at: Date; id: string }

export type PageRequest = { limit: number; after: Position | null }

export type Page<Item> = { items: Item[]; next: Position | null }

/** What every answer needs to know besides its rows. */
export type Reading = { now: Date; appUrl: string }

/**
 * Cuts rows to one page. In: up to `limit + 1` rows in order; the one too many tells that more follow.
 * Out: at most `limit` rows, and the position behind the last of them, null on the last page.
 */
export function cutPage<Row>(rows: Row[], limit: number, positionOf: (row: Row) => Position): Page<Row> {
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1) : undefined
  return { items, next: last ? positionOf(last) : null }
}
