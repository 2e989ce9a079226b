import { setTimeout as rest } from 'node:timers/promises'
import type { Position } from '@/lib/rest/page'

/** Few enough to hold in memory and to read in an instant, enough that a statement is worth its round trip. */
export const BATCH_ROWS = 250

/** Of the database's time an export takes a third at most. */
const REST_PER_READ = 2

/**
 * Every row of a list, batch by batch as they are taken, newest first. Each batch is a statement of its own and begins
 * behind the last row of the one before: no transaction stays open, and no connection is held between two of them. What
 * is made meanwhile is newer than the first row and does not come; what is changed meanwhile comes as it is then.
 * Before the next one it rests twice as long as the last one took: a file can wait, a chat cannot.
 */
export async function* inBatches<Row extends { id: string; createdAt: Date }>(
  read: (after: Position | null) => Promise<Row[]>,
): AsyncGenerator<Row[]> {
  let after: Position | null = null
  for (;;) {
    const began = performance.now()
    const rows: Row[] = await read(after)
    const took = performance.now() - began
    const last = rows.at(-1)
    if (last) yield rows
    if (!last || rows.length < BATCH_ROWS) return
    await rest(took * REST_PER_READ)
    after = { at: last.createdAt, id: last.id }
  }
}
