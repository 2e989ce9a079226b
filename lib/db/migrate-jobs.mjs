// @ts-check
import { Logger, runMigrations } from 'graphile-worker'
import pg from 'pg'

// The library makes its schema with `IF NOT EXISTS`, which fails when two do so at the same moment.
const JOBS_LOCK = 72707371

/**
 * Makes or updates the schema of the jobs, as the owner of the database; several instances may do so at once.
 * @param {string} ownerUrl
 */
export async function migrateJobs(ownerUrl) {
  const pgPool = new pg.Pool({
    connectionString: ownerUrl,
    max: 2,
    application_name: 'balcao migrate',
    connectionTimeoutMillis: 10_000,
  })
  pgPool.on('error', () => {})
  const lock = await pgPool.connect().catch(async error => {
    await pgPool.end()
    throw error
  })
  lock.on('error', () => {})
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [JOBS_LOCK])
    await runMigrations({ pgPool, logger: new Logger(() => () => {}) })
  } finally {
    lock.release(true)
    await pgPool.end()
  }
}
