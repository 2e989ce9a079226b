#!/usr/bin/env node
// `npm run crm -- …`: finds the running installation and hands over to crm/main.ts, as the start has bundled it.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readRuntimeFile } from '../lib/data-dir/runtime-file.mjs'
import { keptSecret } from '../lib/data-dir/secret.mjs'
import { CRM_BUNDLE, root } from './start/root.mjs'

const file = join(root, '.env')
if (existsSync(file)) process.loadEnvFile(file)

const dataDir = resolve(root, process.env.DATA_DIR || '.data')
const runtime = readRuntimeFile(dataDir)
if (!runtime) {
  process.stderr.write(`No Balcão is running on ${dataDir}. Start it with npm start, or set DATA_DIR to its data directory.\n`)
  process.exit(1)
}

// The condition lets modules marked server-only be loaded.
const child = spawn(
  process.execPath,
  ['--conditions=react-server', CRM_BUNDLE, ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATA_DIR: dataDir,
      DATABASE_URL: runtime.databaseUrl,
      APP_URL: runtime.appUrl,
      PORT: String(runtime.port),
      NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET || keptSecret(dataDir),
    },
  },
)
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal))
child.once('exit', code => process.exit(code ?? 1))
