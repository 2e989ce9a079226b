import { expect } from 'vitest'
import { sql } from './app'

/** Waits until an installation's jobs run: their own tables are made, and made over, beside its first requests. */
export async function jobsReady(databaseUrl?: string): Promise<void> {
  const timetable = () => sql('SELECT FROM graphile_worker._private_known_crontabs', [], databaseUrl).catch(() => [])
  await expect.poll(async () => (await timetable()).length, { timeout: 60_000 }).toBeGreaterThan(0)
}

/** Has a job run now, once the installation's jobs run. */
export async function runJob(name: string, databaseUrl?: string): Promise<void> {
  await jobsReady(databaseUrl)
  await sql('SELECT graphile_worker.add_job($1)', [name], databaseUrl)
}
