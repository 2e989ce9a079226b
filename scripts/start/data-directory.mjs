// @ts-check
import { accessSync, constants, mkdirSync, readdirSync } from 'node:fs'
import { lockDataDir } from '../../lib/data-dir/lock.mjs'
import { StartRefused } from '../../lib/db/embedded/start-refused.mjs'

/**
 * Makes the data directory and takes it for this process; refuses when another Balcão has it.
 * @param {{ DATA_DIR: string, APP_URL: string }} configuration
 * @returns {{ release: () => void }}
 */
export function takeDataDirectory({ DATA_DIR, APP_URL }) {
  try {
    mkdirSync(DATA_DIR, { recursive: true, mode: 0o700 })
    accessSync(DATA_DIR, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new StartRefused(`The data directory ${DATA_DIR} cannot be used: ${/** @type {Error} */ (error).message}`)
  }
  const lock = lockDataDir(DATA_DIR, { appUrl: APP_URL })
  if (lock.ok) {
    refuseHalfRestored(DATA_DIR, lock.release)
    return lock
  }
  throw new StartRefused(
    `Another Balcão uses ${DATA_DIR}: process ${lock.holder.pid}, ${lock.holder.appUrl}. Stop it first, or set DATA_DIR.`,
  )
}

/** @param {string} dataDir @param {() => void} release */
function refuseHalfRestored(dataDir, release) {
  const left = readdirSync(dataDir).find(name => name.startsWith('restoring-'))
  if (!left) return
  release()
  throw new StartRefused(
    `A restore into ${dataDir} was cut short (${left} is there). Empty the directory, and the database of DATABASE_URL where ` +
      `one is set, and restore again: npm run crm -- restore FILE`,
  )
}
