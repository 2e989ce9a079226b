// @ts-check
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writePrivateFile } from './private-file.mjs'

/**
 * The secret that signs sessions, made once and kept: a new one would sign everybody out.
 * @param {string} dataDir
 */
export function keptSecret(dataDir) {
  const path = join(dataDir, 'nextauth-secret')
  try {
    const kept = readFileSync(path, 'utf8').trim()
    if (kept.length >= 32) return kept
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ENOENT') throw error
  }
  const made = randomBytes(32).toString('base64url')
  writePrivateFile(path, `${made}\n`)
  return made
}
