// @ts-check
import { join } from 'node:path'
import { grantToApp } from '../../lib/db/app-role.mjs'
import { migrate } from '../../lib/db/migrate.mjs'
import { migrateJobs } from '../../lib/db/migrate-jobs.mjs'
import { root } from './root.mjs'
import { waitForDatabase } from './wait-for-database.mjs'

/**
 * Brings the tables and the jobs' schema to this version, as the owner of the database, and lets the app's role use them,
 * however long the database is away meanwhile. Throws MigrationRefused for what waiting does not mend: a newer database, an
 * edited file, a migration that fails.
 * @param {{ databaseUrl: string, ownerUrl: string, say: (line: string) => void }} options
 */
export function prepareSchema({ databaseUrl, ownerUrl, say }) {
  const onApply = (/** @type {string} */ name) => say(`Migrating: ${name.replace(/^\d+_/, '').replaceAll('_', ' ')}`)
  const work = async () => {
    await migrate({ databaseUrl: ownerUrl, directory: join(root, 'prisma/migrations'), onApply })
    await migrateJobs(ownerUrl)
    await grantToApp({ ownerUrl, databaseUrl })
  }
  return waitForDatabase(work, { waitingFor: 'the database', say })
}
