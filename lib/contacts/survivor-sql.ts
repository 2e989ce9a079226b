/**
 * A scalar subquery: the contact that the given one has been merged into, through any number of merges;
 * itself when it was not; null when it is unknown.
 * @param contact a SQL expression of type uuid, such as a parameter `$1`
 */
export const SURVIVOR_SQL = (contact: string) => `(
  WITH RECURSIVE chain AS (
    SELECT id, merged_into_id FROM contacts WHERE id = ${contact}
    UNION
    SELECT c.id, c.merged_into_id FROM contacts c JOIN chain ON c.id = chain.merged_into_id
  )
  SELECT id FROM chain WHERE merged_into_id IS NULL
)`
