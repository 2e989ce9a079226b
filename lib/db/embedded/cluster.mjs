// @ts-check
// Plain JavaScript: `npm start` runs the database before anything TypeScript exists to run.
import { realpathSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { APP, OWNER, SUPERUSER, isSocket, urlOf } from './address.mjs'
import { findBinaries } from './binaries.mjs'
import { initCluster, requireSameMajor } from './init-cluster.mjs'
import { writeNote } from './note.mjs'
import { requireOwnCluster } from './operating-user.mjs'
import { clusterPlace } from './place.mjs'
import { startPostmaster } from './postmaster.mjs'
import { settlePreviousPostmaster, stopPostmaster } from './previous-postmaster.mjs'
import { ensureRoles } from './roles.mjs'

/**
 * One database under three roles: `databaseUrl` is the app's, `ownerUrl` changes tables, `superuserUrl` is for setting up.
 * @typedef {{ databaseUrl: string, ownerUrl: string, superuserUrl: string, directory: string, stop: () => Promise<void> }} EmbeddedDatabase
 */

const RESTART_PAUSE_MS = 500
const RESTART_PAUSE_LIMIT_MS = 5_000

/**
 * Runs the PostgreSQL that npm brought, on the cluster of `dataDir`, made at the first start. A server that dies is
 * started again at the same address for as long as this process lives. The caller holds the lock of the data directory.
 * Throws StartRefused, with a sentence for the operator, where that cannot be done safely.
 *
 * @param {{ dataDir: string, root: string, say: (line: string) => void }} options absolute directories
 * @returns {Promise<EmbeddedDatabase>}
 */
export async function startEmbedded({ dataDir: given, root, say }) {
  const dataDir = realpathSync(given)
  const { cluster, exists, user, fallback, note } = clusterPlace(dataDir, say)
  if (exists) requireOwnCluster(cluster, user)
  const { directory: binaries, version } = findBinaries({ root, user, fallback, say })
  if (!exists) {
    writeNote(dataDir, cluster, note)
    initCluster({ cluster, binaries, user, password: note.password })
  }
  requireSameMajor(cluster, version)
  await settlePreviousPostmaster({ cluster, password: note.password, say })

  const options = { cluster, binaries, user, password: note.password }
  const { child, address } = await startPostmaster({ ...options, port: note.port })
  // Only now is the password known to be the right one.
  writeNote(dataDir, cluster, { ...note, made: true, port: isSocket(address) ? note.port : address.port })
  const keeper = keepRunning(child, () => startPostmaster({ ...options, at: address }), say)
  await ensureRoles(address, note).catch(async error => {
    await keeper.stop()
    throw error
  })
  return {
    databaseUrl: urlOf(address, APP, note.appPassword),
    ownerUrl: urlOf(address, OWNER, note.ownerPassword),
    superuserUrl: urlOf(address, SUPERUSER, note.password),
    directory: cluster,
    stop: keeper.stop,
  }
}

/**
 * @param {import('node:child_process').ChildProcess} first
 * @param {() => Promise<{ child: import('node:child_process').ChildProcess }>} again
 * @param {(line: string) => void} say
 */
function keepRunning(first, again, say) {
  let current = first
  let stopping = false
  // Only signals may be sent here; a process that ends by an exception takes its database with it.
  const stopWithProcess = () => current.kill('SIGINT')
  process.on('exit', stopWithProcess)

  const restart = async () => {
    for (let pause = RESTART_PAUSE_MS; !stopping; pause = Math.min(pause * 2, RESTART_PAUSE_LIMIT_MS)) {
      await sleep(pause)
      if (stopping) return
      try {
        watch((await again()).child)
        say('the database runs again')
        return
      } catch (error) {
        say(error instanceof Error ? error.message : String(error))
      }
    }
  }
  /** @param {import('node:child_process').ChildProcess} child */
  const watch = child => {
    current = child
    const onExit = () => {
      if (stopping) return
      say('the database ended unexpectedly, starting it again')
      void restart()
    }
    if (child.exitCode !== null || child.signalCode !== null) onExit()
    else child.once('exit', onExit)
  }
  watch(first)
  return {
    stop: async () => {
      stopping = true
      process.off('exit', stopWithProcess)
      if (current.pid && current.exitCode === null && current.signalCode === null) await stopPostmaster(current.pid)
    },
  }
}
