import type { TestProject } from 'vitest/node'
import pg from 'pg'
import { type AppAddress, type StartedApp, startApp } from './start-app'

declare module 'vitest' {
  export interface ProvidedContext {
    app: AppAddress
  }
}

type Shared = { starting: Promise<StartedApp>; users: number }

// Vitest loads this file once for each project; the server they use is one.
const registry = globalThis as unknown as Record<symbol, Shared | undefined>
const KEY = Symbol.for('balcao.test-app')

export default async function setup(project: TestProject) {
  const shared = (registry[KEY] ??= { starting: startShared(), users: 0 })
  shared.users++
  const { baseUrl, databaseUrl, appDatabaseUrl, dataDir, admin } = await shared.starting
  project.provide('app', { baseUrl, databaseUrl, appDatabaseUrl, dataDir, admin })
  return async () => {
    if (--shared.users > 0) return
    registry[KEY] = undefined
    await (await shared.starting).stop()
  }
}

// Tests write rows of long ago and count what hangs on them, so nothing of the installation's own may come between: no
// reminder of an old conflict, no deletion of an old event, and no nightly search for duplicates, which is due as soon as
// a contact is older than last night. Who tests one of these asks for it.
const QUIET = [
  'UPDATE settings SET conflict_reminder_days = 0, raw_event_days = 3650',
  `INSERT INTO duplicate_scans (id, started_at, finished_at) SELECT gen_random_uuid(), later, later FROM (SELECT now() + interval '2 days' AS later) t`,
]

async function startShared(): Promise<StartedApp> {
  const started = await startApp()
  const client = new pg.Client({ connectionString: started.databaseUrl })
  await client.connect()
  for (const statement of QUIET) await client.query(statement)
  await client.end()
  return started
}
