// @ts-check
import { join } from 'node:path'
import { grantToApp } from '../../lib/db/app-role.mjs'
import { migrate } from '../../lib/db/migrate.mjs'
import { migrateJobs } from '../../lib/db/migrate-jobs.mjs'
import { root } from './root.mjs'

/**
 * Brings the tables and the jobs' schema to this version, as the owner of the database, and lets the app's role use them.
 * @param {{ databaseUrl: string, ownerUrl: string, say: (line: string) => void }} options
 */
export async function prepareSchema({ databaseUrl, ownerUrl, say }) {
  await migrate({
    databaseUrl: ownerUrl,
    directory: join(root, 'prisma/migrations'),
    onApply: name => say(`Migrating: ${name.replace(/^\d+_/, '').replaceAll('_', ' ')}`),
  })
  await migrateJobs(ownerUrl)
  await grantToApp({ ownerUrl, databaseUrl })
}
