import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/** Makes this process one of the app's own, for tests of what runs beside the requests: call it before the app's modules are imported. */
export function becomeAppProcess(databaseUrl: string): void {
  const dataDir = mkdtempSync(join(tmpdir(), 'balcao-test-'))
  Object.assign(process.env, {
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    NEXTAUTH_SECRET: 'a'.repeat(32),
    APP_URL: 'http://localhost:3000',
    LOG_LEVEL: 'fatal',
  })
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }))
}
