#!/usr/bin/env node
// `npm run crm -- …`: finds the running installation and hands over to crm/main.ts, as the start has bundled it.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { installPackages } from './start/install-packages.mjs'
import { CRM_BUNDLE, root } from './start/root.mjs'

// What works without a running installation, also on a machine that has never started one.
const ALONE = [['restore'], ['backup', 'verify'], ['database', 'reset-password']]

const file = join(root, '.env')
if (existsSync(file)) process.loadEnvFile(file)

const words = process.argv.slice(2)
const dataDir = resolve(root, process.env.DATA_DIR || '.data')
const environment = ALONE.some(command => command.every((word, n) => words[n] === word))
  ? await alone()
  : await beside()

// The condition lets modules marked server-only be loaded.
const child = spawn(process.execPath, ['--conditions=react-server', CRM_BUNDLE, ...words], {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    NODE_ENV: 'production',
    INIT_CWD: process.env.INIT_CWD ?? process.cwd(),
    DATA_DIR: dataDir,
    ...environment,
  },
})
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal))
child.once('exit', code => process.exit(code ?? 1))

async function beside() {
  const { readRuntimeFile } = await import('../lib/data-dir/runtime-file.mjs')
  const { keptSecret } = await import('../lib/data-dir/secret.mjs')
  const runtime = readRuntimeFile(dataDir)
  if (!runtime) {
    process.stderr.write(
      `No Balcão is running on ${dataDir}. Start it with npm start, or set DATA_DIR to its data directory.\n`,
    )
    process.exit(1)
  }
  return {
    DATABASE_URL: runtime.databaseUrl,
    DATABASE_OWNER_URL: '',
    APP_URL: runtime.appUrl,
    PORT: String(runtime.port),
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET || keptSecret(dataDir),
  }
}

async function alone() {
  const say = (/** @type {string} */ line) => void process.stderr.write(`  ${line}\n`)
  await installPackages({ say })
  const { buildCommand, generateClient } = await import('./start/build.mjs')
  await generateClient({ say })
  await buildCommand({ say })
  return {}
}
