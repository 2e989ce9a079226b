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
  const { baseUrl, databaseUrl, dataDir, admin } = await shared.starting
  project.provide('app', { baseUrl, databaseUrl, dataDir, admin })
  return async () => {
    if (--shared.users > 0) return
    registry[KEY] = undefined
    await (await shared.starting).stop()
  }
}

// Many tests leave old conflicts open and count tasks: the reminder of one must not fall into another. Who tests it sets it.
async function startShared(): Promise<StartedApp> {
  const started = await startApp()
  const client = new pg.Client({ connectionString: started.databaseUrl })
  await client.connect()
  await client.query('UPDATE settings SET conflict_reminder_days = 0')
  await client.end()
  return started
}
