import type { QueryResultRow } from 'pg'
import { inTransaction } from '@/lib/db/transaction'

/** A word of one or two letters has no index to be looked up in. */
const SEARCH_WITHIN_MS = 2000

/** Rows of a search; throws when it would hold the database for longer than two seconds. */
export function searchRows<Row extends QueryResultRow>(text: string, values: unknown[]): Promise<Row[]> {
  return inTransaction(async tx => (await tx.query<Row>(text, values)).rows, {
    statementTimeoutMs: SEARCH_WITHIN_MS,
    attempts: 1,
  })
}
