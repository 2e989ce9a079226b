import { classifyDatabaseError } from '@/lib/db/errors'
import { searchRows } from '@/lib/rest/bounded-query'

/** The `count` of a statement; null when it would hold the database for longer than a search may. */
export async function countWithin(text: string, values: unknown[]): Promise<number | null> {
  try {
    const [row] = await searchRows<{ count: number }>(text, values)
    return row?.count ?? 0
  } catch (error) {
    if (classifyDatabaseError(error).kind !== 'timeout') throw error
    return null
  }
}
