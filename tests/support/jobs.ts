import { vi } from 'vitest'
import { sql } from './app'

/** Waits until an installation's jobs run: their own tables are made, and made over, beside its first requests. */
export async function jobsReady(databaseUrl?: string): Promise<void> {
  const runs = () => sql('SELECT FROM job_runs WHERE succeeded_at IS NOT NULL', [], databaseUrl).catch(() => [])
  // Also called before the tests of a file, where expect.poll() is not allowed.
  await vi.waitUntil(async () => (await runs()).length > 0, { timeout: 60_000 })
}

/** Has a job run now, once the installation's jobs run. */
export async function runJob(name: string, databaseUrl?: string): Promise<void> {
  await jobsReady(databaseUrl)
  await sql('SELECT graphile_worker.add_job($1)', [name], databaseUrl)
}
