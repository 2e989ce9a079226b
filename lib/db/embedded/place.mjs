// @ts-check
import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { writePrivateFile } from '../../data-dir/private-file.mjs'
import { canEnter, operatingUser } from './operating-user.mjs'

const OUTSIDE = '/var/lib/balcao'

/**
 * What the data directory remembers of its cluster: `elsewhere` is the cluster's directory when the database's user may
 * not enter the data directory.
 * @typedef {{ password: string, port: number | null, elsewhere: string | null }} ClusterNote
 */

/**
 * Where the cluster of a data directory is or will be, who runs it, and where binaries may be copied to.
 *
 * @param {string} dataDir absolute
 * @param {(line: string) => void} say
 */
export function clusterPlace(dataDir, say) {
  const note = readNote(dataDir)
  const inside = join(dataDir, 'postgres', 'cluster')
  const known = note?.elsewhere ?? inside
  const user = operatingUser(known)
  if (existsSync(known)) return { cluster: known, user, fallback: fallbackFor(known, dataDir) }

  const asAnother = user.spawnAs.uid !== undefined
  if (asAnother) chmodSync(dataDir, 0o711)
  const outside = asAnother && !canEnter(user, dataDir)
  const cluster = outside ? join(OUTSIDE, nameFor(dataDir), 'cluster') : inside
  if (outside) say(`keeping the database in ${dirname(cluster)}, because the user ${user.name} may not enter ${dataDir}`)
  mkdirSync(dirname(cluster), { recursive: true, mode: 0o755 })
  if (asAnother) {
    chmodSync(dirname(cluster), 0o700)
    chownSync(dirname(cluster), user.uid, user.gid)
  }
  return { cluster, user, fallback: fallbackFor(cluster, dataDir) }
}

/** @param {string} dataDir @param {string} cluster @returns {ClusterNote} */
export function ensureNote(dataDir, cluster) {
  const elsewhere = cluster.startsWith(dataDir) ? null : cluster
  const note = readNote(dataDir) ?? { password: randomBytes(24).toString('base64url'), port: null, elsewhere }
  writeNote(dataDir, { ...note, elsewhere })
  return { ...note, elsewhere }
}

/** @param {string} dataDir @returns {ClusterNote | null} */
export function readNote(dataDir) {
  try {
    return JSON.parse(readFileSync(notePath(dataDir), 'utf8'))
  } catch {
    return null
  }
}

/** @param {string} dataDir @param {ClusterNote} note */
export function writeNote(dataDir, note) {
  writePrivateFile(notePath(dataDir), JSON.stringify(note))
}

/** @param {string} dataDir */
const notePath = dataDir => join(dataDir, 'database.json')

/** @param {string} dataDir */
const nameFor = dataDir => createHash('sha256').update(dataDir).digest('hex').slice(0, 12)

// Root may write to /var/lib for all its clusters; an ordinary user has the data directory.
/** @param {string} cluster @param {string} dataDir */
const fallbackFor = (cluster, dataDir) => (process.getuid?.() === 0 ? OUTSIDE : join(dataDir, 'postgres'))
