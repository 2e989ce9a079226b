// @ts-check
import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { StartRefused } from './start-refused.mjs'

/** @typedef {{ name: string, uid: number, gid: number, spawnAs: { uid?: number, gid?: number } }} OperatingUser */

const CANDIDATES = ['postgres', 'balcao']

/**
 * The user PostgreSQL runs as: ourselves, unless we are root, which PostgreSQL refuses. An existing cluster decides by its
 * owner; a new one takes the owner of the data directory, or where that is root the user `postgres` or `balcao`, and
 * makes the latter when both are missing.
 *
 * @param {string} cluster the cluster's directory, which may not exist yet
 * @param {string} [dataDir]
 * @returns {OperatingUser}
 */
export function operatingUser(cluster, dataDir) {
  const uid = process.getuid?.() ?? -1
  const gid = process.getgid?.() ?? -1
  if (uid !== 0) return { name: process.env.USER ?? String(uid), uid, gid, spawnAs: {} }

  const owner =
    statSync(cluster, { throwIfNoEntry: false }) ?? (dataDir && statSync(dataDir, { throwIfNoEntry: false }))
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

/**
 * Refuses a cluster that the user cannot run, as after a copy or a move with another owner, and says what gives it back.
 * PostgreSQL insists on a directory closed to everybody else; that is put right without a word.
 * @param {string} cluster @param {OperatingUser} user
 */
export function requireOwnCluster(cluster, user) {
  if (process.platform === 'win32') return
  const wayOut = `chown -R ${user.uid}:${user.gid} ${cluster}`
  for (const path of [cluster, join(cluster, 'PG_VERSION'), join(cluster, 'global', 'pg_control')]) {
    const found = statOf(path)
    if (found === 'hidden' || (found && found.uid !== user.uid)) {
      const owner = found === 'hidden' ? 'another user' : `user ${found.uid}`
      throw new StartRefused(
        `The database in ${cluster} belongs to ${owner}, and PostgreSQL runs as ${user.name}. Give it back: ${wayOut}`,
      )
    }
  }
  if (statSync(cluster).mode & 0o077) chmodSync(cluster, 0o700)
  if (user.spawnAs.uid !== undefined && !canEnter(user, cluster)) {
    throw new StartRefused(
      `The database is in ${cluster}, which the user ${user.name}, who runs PostgreSQL, may not enter. ` +
        `Let others pass through the directories above it (chmod o+x), or move the data directory.`,
    )
  }
}

/** @param {string} path @returns {import('node:fs').Stats | 'hidden' | undefined} */
function statOf(path) {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch {
    return 'hidden'
  }
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
