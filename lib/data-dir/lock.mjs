// @ts-check
import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beginningOf, isAlive } from './process-identity.mjs'

/** @typedef {{ pid: number, beginning: string | null, appUrl: string, nonce: string }} Holder */

/**
 * Takes the data directory for this process: two programs writing into one spool and one cluster would ruin both.
 * A lock whose process is gone, or whose number now belongs to another process, is taken over.
 *
 * @param {string} dataDir
 * @param {{ appUrl: string }} about what a refused second program tells its user
 * @returns {{ ok: true, release: () => void } | { ok: false, holder: Holder }}
 */
export function lockDataDir(dataDir, { appUrl }) {
  const path = join(dataDir, 'app.lock')
  const mine = { pid: process.pid, beginning: beginningOf(process.pid), appUrl, nonce: randomUUID() }
  const draft = `${path}.${mine.nonce}`
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 })
  try {
    for (;;) {
      if (linkIfFree(draft, path)) return { ok: true, release: () => releaseLock(path, mine) }
      const holder = readHolder(path)
      if (holder && isRunning(holder)) return { ok: false, holder }
      removeStale(path, holder)
    }
  } finally {
    rmSync(draft, { force: true })
  }
}

/** @param {string} dataDir @returns {Holder | null} the running program that has the directory, if any */
export function holderOf(dataDir) {
  const holder = readHolder(join(dataDir, 'app.lock'))
  return holder && isRunning(holder) ? holder : null
}

// A hard link fails when the name exists, and appears with its content complete.
/** @param {string} draft @param {string} path */
function linkIfFree(draft, path) {
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false
    throw error
  }
}

/** @param {string} path @returns {Holder | null} */
function readHolder(path) {
  try {
    const holder = JSON.parse(readFileSync(path, 'utf8'))
    return typeof holder?.pid === 'number' ? holder : null
  } catch {
    return null
  }
}

/** @param {Holder} holder */
function isRunning({ pid, beginning }) {
  if (pid === process.pid || !isAlive(pid)) return false
  return beginning === null || beginningOf(pid) === beginning
}

// Two programs may find the same stale lock. Moving it aside first shows whether it was still the stale one; a fresh lock
// that the other has made meanwhile is put back.
/** @param {string} path @param {Holder | null} stale */
function removeStale(path, stale) {
  const aside = `${path}.${randomUUID()}`
  try {
    renameSync(path, aside)
  } catch {
    return
  }
  const moved = readHolder(aside)
  if (moved && moved.nonce !== stale?.nonce) linkIfFree(aside, path)
  unlinkSync(aside)
}

/** @param {string} path @param {Holder} mine */
function releaseLock(path, mine) {
  if (readHolder(path)?.nonce === mine.nonce) rmSync(path, { force: true })
}
