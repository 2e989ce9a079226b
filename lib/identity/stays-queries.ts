import type { Pool, PoolClient } from 'pg'
import type { StoredMerge } from './merge-queries'

type Tx = Pick<PoolClient | Pool, 'query'>

type Item = { id: string; label: string }

/** What came after a merge and stays with the survivor when it is undone. */
export type Stays = {
  chats: Item[]
  leads: Item[]
  tasks: Item[]
  notes: Item[]
  values: Item[]
  conflicts: Item[]
  /** fields that were changed since and keep their value */
  fields: string[]
}

/** The most rows of a kind that are listed. */
const LIST_LIMIT = 100

/** The rows of the survivor that are younger than the merge and hang on none of the leads that would go back. */
export async function readStays(
  tx: Tx,
  { survivorId, mergedAt, before, moved }: StoredMerge,
): Promise<Omit<Stays, 'fields'>> {
  const list = async (what: string, since = 'created_at') => {
    const text = `SELECT id, ${what} AND ${since} > $2 ORDER BY ${since}, id LIMIT ${LIST_LIMIT}`
    return (await tx.query(text, [survivorId, mergedAt, moved.leads])).rows as Item[]
  }
  const own = 'contact_id = $1 AND (lead_id IS NULL OR lead_id <> ALL($3::uuid[]))'
  const known = new Set(before.identifiers.map(one => one.id))
  return {
    chats: await list(`coalesce(jivo_chat_id, natural_key) AS label FROM chats WHERE ${own}`),
    leads: await list('title AS label FROM leads WHERE contact_id = $1 AND id <> ALL($3::uuid[])'),
    tasks: await list(`title AS label FROM tasks WHERE ${own}`),
    notes: await list(`left(text, 80) AS label FROM notes WHERE ${own}`),
    values: (
      await list(
        `raw AS label FROM identifiers WHERE contact_id = $1 AND $3::uuid[] IS NOT NULL AND kind <> 'visitor'`,
        'first_seen_at',
      )
    ).filter(one => !known.has(one.id)),
    conflicts: await list(
      `chat_value AS label FROM conflicts WHERE contact_id = $1 AND $3::uuid[] IS NOT NULL AND state = 'open'`,
      'first_seen_at',
    ),
  }
}
