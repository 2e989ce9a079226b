import pg from 'pg'
import { inTransaction, type Tx } from '@/lib/db/transaction'
import { app } from './app'

let shared: pg.Pool | undefined

/** Runs writes of lib/ in one transaction on the database of the shared installation. */
export function write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  shared ??= new pg.Pool({ connectionString: app().databaseUrl, max: 6, allowExitOnIdle: true, options: '-c TimeZone=UTC' })
  return inTransaction(work, { pool: shared, attempts: 8 })
}
