import { sql } from './app'

// What hangs on a contact, read from the catalogue: a table that comes tomorrow is counted without a word here.

/** Columns that name a contact and are books of the merges themselves. */
const BOOKS = new Set(['contacts.merged_into_id', 'merges.survivor_id', 'merges.loser_id'])

/** Tables with the columns by which their rows name a contact. */
export async function childTables(): Promise<Map<string, string[]>> {
  const rows = await sql<{ child: string; column: string }>(
    `SELECT k.conrelid::regclass::text AS child, a.attname AS column
     FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)
     WHERE k.contype = 'f' AND k.confrelid = 'contacts'::regclass ORDER BY 1, 2`,
  )
  const tables = new Map<string, string[]>()
  for (const { child, column } of rows) {
    if (!BOOKS.has(`${child}.${column}`)) tables.set(child, [...(tables.get(child) ?? []), column])
  }
  return tables
}

const naming = (columns: string[]) => columns.map(column => `t.${column} = ANY ($1::uuid[])`).join(' OR ')

/** How many rows of each child table name one of these contacts. */
export async function countRows(ids: string[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const [table, columns] of await childTables()) {
    const [row] = await sql<{ n: number }>(`SELECT count(*)::int AS n FROM ${table} t WHERE ${naming(columns)}`, [ids])
    counts[table] = row?.n ?? -1
  }
  return counts
}

/**
 * Every row that names one of these contacts, and the contacts themselves, without what a merge and its undo leave for
 * good: versions, update times, and the sentences that tell of them.
 */
export async function digest(ids: string[]): Promise<Record<string, string[]>> {
  const tables: Record<string, string[]> = {}
  for (const [table, columns] of await childTables()) {
    const told =
      table === 'history' ? `AND t.kind NOT IN ('contact.merged', 'merge.undone') AND NOT t.data ? 'mergeId'` : ''
    tables[table] = await rowsOf(`FROM ${table} t WHERE (${naming(columns)}) ${told}`, ids)
  }
  tables.contacts = await rowsOf('FROM contacts t WHERE t.id = ANY ($1::uuid[])', ids)
  tables.sightings = await rowsOf(
    `FROM conflict_sightings t JOIN conflicts c ON c.id = t.conflict_id
     WHERE c.contact_id = ANY ($1::uuid[]) OR c.other_contact_id = ANY ($1::uuid[])`,
    ids,
  )
  return tables
}

async function rowsOf(from: string, ids: string[]): Promise<string[]> {
  const rows = await sql<{ row: object }>(`SELECT to_jsonb(t) - 'version' - 'updated_at' AS row ${from}`, [ids])
  return rows.map(({ row }) => JSON.stringify(row)).sort()
}
