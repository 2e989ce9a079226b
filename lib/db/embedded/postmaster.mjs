// @ts-check
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { bareEnvironment } from './bare-environment.mjs'
import { StartRefused } from './start-refused.mjs'

/** @typedef {import('./operating-user.mjs').OperatingUser} OperatingUser */
/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

// Recovery after a crash may replay up to max_wal_size of log before the server answers.
const READY_WITHIN_MS = 120_000

/** @type {Record<string, string>} */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  // systemd's RemoveIPC deletes POSIX shared memory of users who are not logged in.
  dynamic_shared_memory_type: 'mmap',
  timezone: 'UTC',
  log_timezone: 'UTC',
  jit: 'off',
  logging_collector: 'on',
  log_directory: 'log',
  log_filename: 'postgresql-%u.log',
  log_rotation_age: '1d',
  log_truncate_on_rotation: 'on',
  // The detail line of a broken constraint repeats the row, a person's data.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
}

/**
 * Starts the server on a loopback port, the remembered one if it is free, and waits until it answers. With `mayMove` false
 * it is that port or none: connections of a running app point to it.
 * Refuses with the server's own words when it does not come up.
 *
 * @param {{ cluster: string, binaries: string, user: OperatingUser, password: string, port: number | null,
 *   mayMove?: boolean }} options
 * @returns {Promise<{ child: ChildProcess, port: number }>}
 */
export async function startPostmaster({ cluster, binaries, user, password, port: remembered, mayMove = true }) {
  const until = Date.now() + READY_WITHIN_MS
  let port = remembered && (!mayMove || (await isFree(remembered))) ? remembered : await freePort()
  for (let attempt = 1; ; attempt++) {
    const { child, words } = launch({ cluster, binaries, user, port })
    const failure = await untilReady({ child, port, password, until })
    if (failure === null) return { child, port }
    const reason = words() || lastLogLines(cluster) || failure
    if (attempt >= 40 || Date.now() > until) throw new StartRefused(`The database does not start: ${reason}`)
    if (mayMove && /could not bind|Address already in use/.test(reason)) port = await freePort()
    // Backends of a killed postmaster need a moment to notice; until then the new one refuses.
    else if (/pre-existing shared memory|lock file/.test(reason)) await sleep(250)
    else throw new StartRefused(`The database does not start: ${reason}`)
  }
}

/** @param {{ cluster: string, binaries: string, user: OperatingUser, port: number }} options */
function launch({ cluster, binaries, user, port }) {
  const settings = Object.entries({ ...SETTINGS, port: String(port) }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(join(binaries, 'bin', 'postgres'), ['-D', cluster, ...settings], {
    cwd: '/',
    // A session of its own: Ctrl-C reaches every process of the terminal's, and the database must outlive the app.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: bareEnvironment(),
    ...user.spawnAs,
  })
  let said = ''
  child.stderr.on('data', chunk => (said = (said + chunk).slice(-4000)))
  child.on('error', error => (said += error.message))
  return { child, words: () => said.split('\n').filter(line => /FATAL|ERROR|PANIC|HINT|error/.test(line)).join(' ').trim() }
}

/** @param {{ child: ChildProcess, port: number, password: string, until: number }} options */
async function untilReady({ child, port, password, until }) {
  let exited = /** @type {string | null} */ (null)
  child.once('exit', (code, signal) => (exited = `it ended with ${signal ?? code}`))
  child.once('error', error => (exited = error.message))
  while (exited === null) {
    if (await answers(port, password)) return null
    if (Date.now() > until) {
      child.kill('SIGQUIT')
      return 'it does not answer'
    }
    await sleep(25)
  }
  return exited
}

/** @param {number} port @param {string} password */
async function answers(port, password) {
  const client = new pg.Client({
    host: '127.0.0.1', port, user: 'balcao', password, database: 'postgres',
    connectionTimeoutMillis: 2000, query_timeout: 2000, application_name: 'balcao start',
  })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = 'balcao'")
    if (rowCount === 0) await client.query('CREATE DATABASE balcao')
    return true
  } catch (error) {
    if (/** @type {{ code?: string }} */ (error).code === '28P01') {
      throw new StartRefused('The database does not accept the password in database.json.', { cause: error })
    }
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

/** @param {string} cluster */
function lastLogLines(cluster) {
  try {
    const directory = join(cluster, 'log')
    const newest = readdirSync(directory)
      .map(name => join(directory, name))
      .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0]
    const lines = newest ? readFileSync(newest, 'utf8').trim().split('\n') : []
    return lines.filter(line => /FATAL|PANIC|could not/.test(line)).slice(-2).join(' ')
  } catch {
    return ''
  }
}

/** @param {number} port @returns {Promise<boolean>} */
function isFree(port) {
  return new Promise(resolve => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address())
      probe.close(() => resolve(port))
    })
  })
}
