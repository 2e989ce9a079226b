// @ts-check
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { isAlive } from './process-identity.mjs'
import { writePrivateFile } from './private-file.mjs'

/** @typedef {{ pid: number, port: number, appUrl: string, databaseUrl: string }} Runtime */

/**
 * Leaves word where the running installation is, for commands that work beside it.
 * @param {string} dataDir @param {Runtime} runtime
 */
export function writeRuntimeFile(dataDir, runtime) {
  writePrivateFile(pathIn(dataDir), JSON.stringify(runtime))
}

/**
 * Where the running installation is; null when none runs on this data directory.
 * @param {string} dataDir @returns {Runtime | null}
 */
export function readRuntimeFile(dataDir) {
  try {
    const runtime = /** @type {unknown} */ (JSON.parse(readFileSync(pathIn(dataDir), 'utf8')))
    return isRuntime(runtime) && isAlive(runtime.pid) ? runtime : null
  } catch {
    return null
  }
}

/** @param {string} dataDir */
export function removeRuntimeFile(dataDir) {
  rmSync(pathIn(dataDir), { force: true })
}

/** @param {string} dataDir */
const pathIn = dataDir => join(dataDir, 'runtime.json')

/** @param {unknown} value @returns {value is Runtime} */
function isRuntime(value) {
  if (typeof value !== 'object' || value === null) return false
  const { pid, port, appUrl, databaseUrl } = /** @type {Record<string, unknown>} */ (value)
  return (
    Number.isInteger(pid) && Number.isInteger(port) && typeof appUrl === 'string' && typeof databaseUrl === 'string'
  )
}
