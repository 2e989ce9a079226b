// @ts-check
import { join } from 'node:path'
import { removeRuntimeFile, writeRuntimeFile } from '../../lib/data-dir/runtime-file.mjs'
import { keptSecret } from '../../lib/data-dir/secret.mjs'
import { startEmbedded } from '../../lib/db/embedded/cluster.mjs'
import { migrate } from '../../lib/db/migrate.mjs'
import { buildApp, generateClient } from './build.mjs'
import { readConfiguration } from './configuration.mjs'
import { takeDataDirectory } from './data-directory.mjs'
import { reachDatabase } from './reach-database.mjs'
import { requireFreePort } from './require-free-port.mjs'
import { root } from './root.mjs'
import { say } from './say.mjs'
import { stopOnSignal } from './stop-on-signal.mjs'

/** @typedef {ReturnType<typeof readConfiguration>} Configuration */

/** Everything that `npm start` does once the packages are there; returns when the app serves. */
export async function run() {
  const configuration = readConfiguration()
  const lock = takeDataDirectory(configuration)
  process.on('exit', lock.release)
  const { steps, undo } = stopOnSignal()
  steps.push(lock.release)
  try {
    await startAll(configuration, steps)
  } catch (error) {
    await undo()
    throw error
  }
}

/** @param {Configuration} configuration @param {(() => unknown)[]} steps what stops each thing that was started */
async function startAll(configuration, steps) {
  const { PORT, APP_URL, DATA_DIR } = configuration
  await requireFreePort(PORT)
  await generateClient({ say })
  await buildApp({ say })

  const databaseUrl = configuration.DATABASE_URL ?? (await runOwnDatabase(DATA_DIR, steps))
  if (configuration.DATABASE_URL) await reachDatabase(databaseUrl, say)
  await migrate({
    databaseUrl,
    directory: join(root, 'prisma/migrations'),
    onApply: name => say(`Migrating: ${name.replace(/^\d+_/, '').replaceAll('_', ' ')}`),
  })

  Object.assign(process.env, {
    PORT: String(PORT), APP_URL, DATA_DIR, DATABASE_URL: databaseUrl,
    NEXTAUTH_SECRET: configuration.NEXTAUTH_SECRET ?? keptSecret(DATA_DIR),
    NEXTAUTH_URL: APP_URL,
  })
  const { serve } = await import('../server.mjs')
  const server = await serve({ port: PORT, root })
  steps.push(server.stop)
  writeRuntimeFile(DATA_DIR, { pid: process.pid, port: PORT, appUrl: APP_URL, databaseUrl })
  steps.push(() => removeRuntimeFile(DATA_DIR))
  greet({ APP_URL, DATA_DIR, ownDatabase: !configuration.DATABASE_URL, wayIn: server.wayIn })
}

/** @param {string} dataDir @param {(() => unknown)[]} steps */
async function runOwnDatabase(dataDir, steps) {
  const database = await startEmbedded({ dataDir, root, say })
  steps.push(database.stop)
  return database.databaseUrl
}

/** @param {{ APP_URL: string, DATA_DIR: string, ownDatabase: boolean, wayIn: string }} about */
function greet({ APP_URL, DATA_DIR, ownDatabase, wayIn }) {
  say('')
  say('Balcão is running.')
  say(`Address   ${APP_URL}`)
  say(`Data      ${DATA_DIR}${ownDatabase ? '' : ', and the database of DATABASE_URL'}`)
  say(`Way in    ${wayIn}`)
  say('Stop it with Ctrl-C.')
  say('')
}
