// @ts-check
import { createHash } from 'node:crypto'
import { chmodSync, chownSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { newNote, noteCopyPath, notePath, readNote } from './note.mjs'
import { canEnter, operatingUser } from './operating-user.mjs'
import { StartRefused } from './start-refused.mjs'

const OUTSIDE = '/var/lib/balcao'

/**
 * `exists`: a cluster is there; otherwise it is to be made. `fallback`: where the binaries may be copied to.
 * @typedef {{ cluster: string, exists: boolean, note: import('./note.mjs').ClusterNote,
 *   user: import('./operating-user.mjs').OperatingUser, fallback: string }} ClusterPlace
 */

/**
 * Where the cluster of a data directory is or will be, who runs it, and its passwords. Changes no existing file.
 * Throws StartRefused when database.json and the cluster do not belong together: a new cluster in the place of a missing
 * one would be an empty product, a new password in the place of a lost one would lock the owner out.
 *
 * @param {string} dataDir absolute
 * @param {(line: string) => void} say
 * @returns {ClusterPlace}
 */
export function clusterPlace(dataDir, say) {
  const found = findCluster(dataDir)
  const read = readNote(notePath(dataDir))
  if (found.exists) {
    if (read.kind !== 'whole') throw new StartRefused(wordsForLostNote(dataDir, found.cluster, read))
    return { ...found, note: read.note, user: operatingUser(found.cluster), fallback: fallbackFor(dataDir) }
  }
  if (read.kind === 'damaged') throw new StartRefused(wordsForDamagedNote(dataDir, read.reason))
  if (read.kind === 'whole' && read.note.made) throw new StartRefused(wordsForMissingCluster(dataDir, found.cluster))

  const user = operatingUser(found.cluster, dataDir)
  const cluster = makeRoom(dataDir, user, say)
  const elsewhere = cluster.startsWith(dataDir) ? null : cluster
  const note = read.kind === 'whole' ? { ...read.note, elsewhere } : newNote(elsewhere)
  return { cluster, exists: false, note, user, fallback: fallbackFor(dataDir) }
}

/**
 * The cluster that a data directory names or has, also where database.json is damaged or lost.
 * @param {string} dataDir absolute
 */
export function findCluster(dataDir) {
  const read = readNote(notePath(dataDir))
  const inside = join(dataDir, 'postgres', 'cluster')
  if (read.kind === 'whole') {
    const cluster = read.note.elsewhere ?? inside
    return { cluster, exists: isThere(cluster) }
  }
  const cluster = [inside, join(OUTSIDE, nameFor(dataDir), 'cluster')].find(isThere)
  return { cluster: cluster ?? inside, exists: cluster !== undefined }
}

/** @param {string} path */
function isThere(path) {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined
  } catch (error) {
    const user = process.getuid?.() ?? 'this user'
    throw new StartRefused(
      `${path} cannot be looked at by user ${user} (${/** @type {Error} */ (error).message}). ` +
        `Give the data directory to the user who runs Balcão: chown -R ${user} ${dirname(dirname(path))}`,
    )
  }
}

/** @param {string} dataDir @param {import('./operating-user.mjs').OperatingUser} user @param {(line: string) => void} say */
function makeRoom(dataDir, user, say) {
  const asAnother = user.spawnAs.uid !== undefined
  if (asAnother) chmodSync(dataDir, 0o711)
  const outside = asAnother && !canEnter(user, dataDir)
  const cluster = outside ? join(OUTSIDE, nameFor(dataDir), 'cluster') : join(dataDir, 'postgres', 'cluster')
  if (outside)
    say(`keeping the database in ${dirname(cluster)}, because the user ${user.name} may not enter ${dataDir}`)
  mkdirSync(dirname(cluster), { recursive: true, mode: 0o755 })
  if (asAnother) {
    chmodSync(dirname(cluster), 0o700)
    chownSync(dirname(cluster), user.uid, user.gid)
  }
  return cluster
}

/** @param {string} dataDir @param {string} cluster @param {Exclude<import('./note.mjs').ReadNote, { kind: 'whole' }>} read */
function wordsForLostNote(dataDir, cluster, read) {
  const path = notePath(dataDir)
  const copy = noteCopyPath(cluster)
  const wayOut =
    readNote(copy).kind === 'whole'
      ? `A whole copy is kept beside the database: cp ${copy} ${path}`
      : `Make a new one with another password: npm run crm -- database reset-password`
  return `${path} ${read.kind === 'absent' ? 'is missing' : read.reason}, and it holds the password of the database in ${cluster}. Nothing was changed. ${wayOut}`
}

/** @param {string} dataDir @param {string} reason */
function wordsForDamagedNote(dataDir, reason) {
  const path = notePath(dataDir)
  return (
    `${path} ${reason}, and the database it belongs to is not in ${join(dataDir, 'postgres', 'cluster')}. Nothing was changed. ` +
    `Bring the file and the database back, or restore a backup into an empty data directory: npm run crm -- restore FILE. ` +
    `If there never was a database, remove the file.`
  )
}

/** @param {string} dataDir @param {string} cluster */
function wordsForMissingCluster(dataDir, cluster) {
  return (
    `${notePath(dataDir)} says that the database is in ${cluster}, and it is not there. Nothing was made in its place. ` +
    `Bring that directory back, or restore a backup into an empty data directory: npm run crm -- restore FILE. ` +
    `To begin again with nothing, empty ${dataDir}.`
  )
}

/** @param {string} dataDir */
const nameFor = dataDir => createHash('sha256').update(dataDir).digest('hex').slice(0, 12)

// Root may write to /var/lib for all its clusters; an ordinary user has the data directory.
/** @param {string} dataDir */
const fallbackFor = dataDir => (process.getuid?.() === 0 ? OUTSIDE : join(dataDir, 'postgres'))
