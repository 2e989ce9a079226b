import pg from 'pg'
import { inTransaction, type TransactionOptions, type Tx } from '@/lib/db/transaction'
import { app } from './app'

let shared: pg.Pool | undefined

/** How work of lib/ that begins its own transactions reaches the database of the shared installation. */
export function transaction(): TransactionOptions {
  shared ??= new pg.Pool({
    connectionString: app().databaseUrl,
    max: 6,
    allowExitOnIdle: true,
    options: '-c TimeZone=UTC',
  })
  return { pool: shared, attempts: 8 }
}

/** Runs writes of lib/ in one transaction on the database of the shared installation. */
export function write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction(work, transaction())
}
