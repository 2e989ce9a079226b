// @ts-check
import { execFileSync, spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { StartRefused } from './start-refused.mjs'

/** @typedef {{ name: string, uid: number, gid: number, spawnAs: { uid?: number, gid?: number } }} OperatingUser */

const CANDIDATES = ['postgres', 'balcao']

/**
 * The user PostgreSQL runs as: ourselves, unless we are root, which PostgreSQL refuses. An existing cluster decides by its
 * owner; a new one takes the user `postgres` or `balcao`, and makes the latter when both are missing.
 *
 * @param {string} cluster the cluster's directory, which may not exist yet
 * @returns {OperatingUser}
 */
export function operatingUser(cluster) {
  const uid = process.getuid?.() ?? -1
  const gid = process.getgid?.() ?? -1
  if (uid !== 0) return { name: process.env.USER ?? String(uid), uid, gid, spawnAs: {} }

  const owner = statSync(cluster, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return unprivileged(String(owner.uid), owner.uid, owner.gid)

  const existing = CANDIDATES.map(lookUp).find(found => found !== null)
  if (existing) return existing
  spawnSync('useradd', ['--system', '--no-create-home', '--home-dir', '/', '--shell', '/usr/sbin/nologin', 'balcao'])
  const made = lookUp('balcao')
  if (made) return made
  throw new StartRefused(
    'PostgreSQL does not run as root, and no unprivileged user could be made. Run npm start as an ordinary user, or set DATABASE_URL.',
  )
}

/**
 * Whether the user can enter a directory, through all its parents.
 * @param {OperatingUser} user @param {string} directory
 */
export function canEnter(user, directory) {
  const { status } = spawnSync('/bin/sh', ['-c', 'cd "$0"', directory], { cwd: '/', stdio: 'ignore', ...user.spawnAs })
  return status === 0
}

/** @param {string} name @returns {OperatingUser | null} */
function lookUp(name) {
  const [uid, gid] = ['-u', '-g'].map(field => idOf(field, name))
  return uid && gid ? unprivileged(name, uid, gid) : null
}

/** @param {string} field @param {string} name */
function idOf(field, name) {
  try {
    return Number(execFileSync('id', [field, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
  } catch {
    return 0
  }
}

/** @param {string} name @param {number} uid @param {number} gid */
const unprivileged = (name, uid, gid) => ({ name, uid, gid, spawnAs: { uid, gid } })
