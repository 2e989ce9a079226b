// @ts-check
import { chmodSync, chownSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * How a server is reached: over TCP on the loopback (`host` 127.0.0.1), or by its unix socket, where `host` is the
 * directory of the socket and the port only names the file in it.
 * @typedef {{ host: string, port: number }} Address
 */

export const LOOPBACK = '127.0.0.1'
export const SOCKET_PORT = 5432
const DATABASE = 'balcao'

// The system's limit is 107 bytes on Linux and 103 on macOS.
const LONGEST_SOCKET_PATH = 100

/** The role that made the cluster; it alone is superuser, and it is used for nothing but setting up. */
export const SUPERUSER = 'balcao'
/** Owns the database and changes its tables. */
export const OWNER = 'balcao_owner'
/** What the app signs in as. */
export const APP = 'balcao_app'

/** @param {Address} address */
export const isSocket = ({ host }) => host !== LOOPBACK

/**
 * The directory for the unix socket of a cluster, beside it; null where there is none to be had, and TCP it is.
 * @param {string} cluster @param {string} [platform]
 */
export function socketDirectory(cluster, platform = process.platform) {
  const directory = join(dirname(cluster), 'socket')
  const path = join(directory, `.s.PGSQL.${SOCKET_PORT}`)
  return platform === 'win32' || Buffer.byteLength(path) > LONGEST_SOCKET_PATH ? null : directory
}

/**
 * Makes the directory, which nobody but the server's user can enter, and removes what a killed server left in it: its
 * process number may belong to another process by now, for which PostgreSQL would wait. No server runs when this is called.
 * @param {string} directory @param {import('./operating-user.mjs').OperatingUser} user
 */
export function prepareSocketDirectory(directory, user) {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  chmodSync(directory, 0o700)
  if (user.spawnAs.uid !== undefined) chownSync(directory, user.uid, user.gid)
  for (const name of readdirSync(directory))
    if (name.startsWith('.s.PGSQL.')) rmSync(join(directory, name), { force: true })
}

/**
 * A connection string; the host in the query wins over the one in its usual place, which no URL may leave empty.
 * @param {Address} address @param {string} user @param {string} password
 */
export function urlOf(address, user, password) {
  const base = `postgresql://${user}:${encodeURIComponent(password)}`
  if (!isSocket(address)) return `${base}@${address.host}:${address.port}/${DATABASE}`
  return `${base}@localhost:${address.port}/${DATABASE}?host=${encodeURIComponent(address.host)}`
}
