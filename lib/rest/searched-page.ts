/** A search looks through this many of the newest rows before it asks the indexes for all. */
const NEAR = 1000

type SearchedPage = {
  /**
   * the statement that reads `(id, created_at)`, newest first, where the condition is true, at most so many
   */
  newest: (condition: string, limit: string) => string
  /** joins and WHERE, after `near`, that leave of those the rows with the words */
  near: string
  /** condition of `newest` with the words, found through indexes */
  far: string
  /** how many rows are wanted */
  limit: string
}

/**
 * A statement for the `(id, created_at)` of one page of a search. A word that many rows have fills the page
 * from the newest ones at once; a rare one is looked up in the indexes, whose answer is then short. Either
 * way alone would, for the other kind of word, visit every row there is.
 */
export function searchedPage({ newest, near, far, limit }: SearchedPage): string {
  return `
    WITH near AS MATERIALIZED (${newest('true', String(NEAR))}),
    near_found AS MATERIALIZED (
      SELECT near.* FROM near ${near} ORDER BY near.created_at DESC, near.id DESC LIMIT ${limit}
    ), enough AS (SELECT count(*) >= ${limit} AS found FROM near_found)
    SELECT * FROM near_found WHERE (SELECT found FROM enough)
    UNION ALL (${newest(`NOT (SELECT found FROM enough) AND ${far}`, limit)})`
}
