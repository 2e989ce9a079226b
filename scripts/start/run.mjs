// @ts-check
import { removeRuntimeFile, writeRuntimeFile } from '../../lib/data-dir/runtime-file.mjs'
import { keptSecret } from '../../lib/data-dir/secret.mjs'
import { startEmbedded } from '../../lib/db/embedded/cluster.mjs'
import { buildApp, buildCommand, generateClient } from './build.mjs'
import { readConfiguration } from './configuration.mjs'
import { takeDataDirectory } from './data-directory.mjs'
import { prepareSchema } from './prepare-schema.mjs'
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
  await buildCommand({ say })

  const { databaseUrl, ownerUrl, keptIn } = await openDatabase(configuration, steps)
  await prepareSchema({ databaseUrl, ownerUrl, say })

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
  greet({ APP_URL, keptIn, wayIn: server.wayIn })
}

/**
 * @param {Configuration} configuration @param {(() => unknown)[]} steps
 * @returns {Promise<{ databaseUrl: string, ownerUrl: string, keptIn: string }>} `keptIn`: where the data are, in words
 */
async function openDatabase({ DATABASE_URL, DATABASE_OWNER_URL, DATA_DIR }, steps) {
  if (DATABASE_URL) {
    await reachDatabase(DATABASE_URL, say)
    return { databaseUrl: DATABASE_URL, ownerUrl: DATABASE_OWNER_URL ?? DATABASE_URL, keptIn: `${DATA_DIR}, and the database of DATABASE_URL` }
  }
  const { databaseUrl, ownerUrl, directory, stop } = await startEmbedded({ dataDir: DATA_DIR, root, say })
  steps.push(stop)
  return { databaseUrl, ownerUrl, keptIn: directory.startsWith(DATA_DIR) ? DATA_DIR : `${DATA_DIR}, and the database in ${directory}` }
}

/** @param {{ APP_URL: string, keptIn: string, wayIn: string }} about */
function greet({ APP_URL, keptIn, wayIn }) {
  say('')
  say('Balcão is running.')
  say(`Address   ${APP_URL}`)
  say(`Data      ${keptIn}`)
  say(`Way in    ${wayIn}`)
  say('Stop it with Ctrl-C.')
  say('')
}
