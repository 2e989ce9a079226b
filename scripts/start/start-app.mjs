// @ts-check
import { removeRuntimeFile, writeRuntimeFile } from '../../lib/data-dir/runtime-file.mjs'
import { keptSecret } from '../../lib/data-dir/secret.mjs'
import { startEmbedded } from '../../lib/db/embedded/cluster.mjs'
import { buildApp, buildCommand, generateClient } from './build.mjs'
import { prepareSchema } from './prepare-schema.mjs'
import { reachDatabase } from './reach-database.mjs'
import { root } from './root.mjs'
import { say } from './say.mjs'

/**
 * @typedef {import('./run.mjs').Configuration} Configuration
 * @typedef {import('./run.mjs').Process} Process
 */

/**
 * Makes and starts everything that answers behind the open port; returns when the app serves.
 * @param {Configuration} configuration
 * @param {Process} process
 * @param {{ fastLane?: boolean }} options
 */
export async function startApp(configuration, { port, steps, watchdog }, options) {
  const { PORT, APP_URL, DATA_DIR } = configuration
  port.waitFor('build')
  await generateClient({ say })
  await buildApp({ say })
  await buildCommand({ say })

  port.waitFor('database')
  const { databaseUrl, ownerUrl, keptIn } = await openDatabase(configuration, { steps, watchdog })
  port.waitFor('migrations')
  await prepareSchema({ databaseUrl, ownerUrl, say })

  port.waitFor('app')
  Object.assign(process.env, {
    PORT: String(PORT),
    APP_URL,
    DATA_DIR,
    DATABASE_URL: databaseUrl,
    NEXTAUTH_SECRET: configuration.NEXTAUTH_SECRET ?? keptSecret(DATA_DIR),
    NEXTAUTH_URL: APP_URL,
  })
  const { serve } = await import('../server.mjs')
  const server = await serve(port, { root, ...options })
  steps.push(server.stop)
  writeRuntimeFile(DATA_DIR, { pid: process.pid, port: PORT, appUrl: APP_URL, databaseUrl })
  steps.push(() => removeRuntimeFile(DATA_DIR))
  greet({ configuration, keptIn, wayIn: server.wayIn })
}

/**
 * @param {Configuration} configuration @param {Pick<Process, 'steps' | 'watchdog'>} process
 * @returns {Promise<{ databaseUrl: string, ownerUrl: string, keptIn: string }>} `keptIn`: where the data are, in words
 */
async function openDatabase({ DATABASE_URL, DATABASE_OWNER_URL, DATA_DIR }, { steps, watchdog }) {
  if (DATABASE_URL) {
    await reachDatabase(DATABASE_URL, say)
    return {
      databaseUrl: DATABASE_URL,
      ownerUrl: DATABASE_OWNER_URL ?? DATABASE_URL,
      keptIn: `${DATA_DIR}, and the database of DATABASE_URL`,
    }
  }
  const { databaseUrl, ownerUrl, directory, stop } = await startEmbedded({ dataDir: DATA_DIR, root, say })
  steps.push(stop)
  watchdog.beside(directory)
  return {
    databaseUrl,
    ownerUrl,
    keptIn: directory.startsWith(DATA_DIR) ? DATA_DIR : `${DATA_DIR}, and the database in ${directory}`,
  }
}

/** @param {{ configuration: Configuration, keptIn: string, wayIn: string }} about */
function greet({ configuration: { APP_URL, HOST, PORT }, keptIn, wayIn }) {
  say('')
  say('Balcão is running.')
  say(`Address   ${APP_URL}`)
  if (HOST) say(`Listens   ${HOST}, port ${PORT}, and nowhere else (HOST changes that)`)
  say(`Data      ${keptIn}`)
  say(`Way in    ${wayIn}`)
  say('Stop it with Ctrl-C.')
  say('')
}
