// @ts-check
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { LOOPBACK, SOCKET_PORT, SUPERUSER, isSocket, prepareSocketDirectory, socketDirectory } from './address.mjs'
import { bareEnvironment } from './bare-environment.mjs'
import { memorySettings, usableMemory } from './memory-settings.mjs'
import { stopPostmaster } from './previous-postmaster.mjs'
import { StartRefused } from './start-refused.mjs'

/** @typedef {import('./operating-user.mjs').OperatingUser} OperatingUser */
/** @typedef {import('./address.mjs').Address} Address */
/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

// A server that says nothing at all for so long does not come up any more.
const READY_WITHIN_MS = 120_000

/** @type {Record<string, string>} */
const SETTINGS = {
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
 * Starts the server at its unix socket, or on a loopback port where there can be none (the remembered port, if it is
 * free), and waits until it answers. With `at` it is that address or none: connections of a running app point to it.
 * Refuses with the server's own words when it does not come up.
 *
 * @param {{ cluster: string, binaries: string, user: OperatingUser, password: string, port?: number | null, at?: Address }} options
 * @returns {Promise<{ child: ChildProcess, address: Address }>}
 */
export async function startPostmaster({ cluster, binaries, user, password, port = null, at }) {
  const until = Date.now() + READY_WITHIN_MS
  let address = at ?? socketAddress(cluster) ?? (await tcpAddress(port))
  for (let attempt = 1; ; attempt++) {
    const began = new Date()
    if (isSocket(address)) prepareSocketDirectory(address.host, user)
    const { child, words } = launch({ cluster, binaries, user, address })
    const failure = await untilReady({ child, address, password, until })
    if (failure === null) return { child, address }
    const reason = words() || lastLogLines(cluster, began) || failure
    if (attempt >= 40 || Date.now() > until) throw new StartRefused(`The database does not start: ${reason}`)
    // Some file systems take no sockets.
    if (!at && isSocket(address) && /[Uu]nix.domain socket|Unix address/.test(reason)) address = await tcpAddress(port)
    else if (!at && /could not bind|Address already in use/.test(reason)) address = await tcpAddress(null)
    // Backends of a killed postmaster need a moment to notice; until then the new one refuses.
    else if (/pre-existing shared memory|lock file/.test(reason)) await sleep(250)
    else throw new StartRefused(`The database does not start: ${reason}`)
  }
}

/** @param {string} cluster @returns {Address | null} */
function socketAddress(cluster) {
  const host = socketDirectory(cluster)
  return host === null ? null : { host, port: SOCKET_PORT }
}

/** @param {number | null} remembered @returns {Promise<Address>} */
async function tcpAddress(remembered) {
  return { host: LOOPBACK, port: remembered && (await isFree(remembered)) ? remembered : await freePort() }
}

/** @param {{ cluster: string, binaries: string, user: OperatingUser, address: Address }} options */
function launch({ cluster, binaries, user, address }) {
  const reachedBy = isSocket(address)
    ? {
        listen_addresses: '',
        unix_socket_directories: `"${address.host.replaceAll('"', '""')}"`,
        unix_socket_permissions: '0700',
      }
    : { listen_addresses: LOOPBACK, unix_socket_directories: '' }
  const all = { ...SETTINGS, ...memorySettings(usableMemory()), ...reachedBy, port: String(address.port) }
  const settings = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
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
  return {
    child,
    words: () =>
      said
        .split('\n')
        .filter(line => /FATAL|ERROR|PANIC|HINT|error/.test(line))
        .join(' ')
        .trim(),
  }
}

/** @param {{ child: ChildProcess, address: Address, password: string, until: number }} options */
async function untilReady({ child, address, password, until }) {
  let exited = /** @type {string | null} */ (null)
  let giveUpAt = until
  child.once('exit', (code, signal) => (exited = `it ended with ${signal ?? code}`))
  child.once('error', error => (exited = error.message))
  while (exited === null) {
    try {
      const state = await stateOf(address, password)
      if (state === 'ready') return null
      // It replays its log: however long that takes, it is at work.
      if (state === 'recovering') giveUpAt = Date.now() + READY_WITHIN_MS
    } catch (error) {
      if (child.pid) await stopPostmaster(child.pid)
      throw error
    }
    if (Date.now() > giveUpAt) {
      child.kill('SIGQUIT')
      return 'it does not answer'
    }
    await sleep(25)
  }
  return exited
}

/** @param {Address} address @param {string} password @returns {Promise<'ready' | 'recovering' | 'silent'>} */
async function stateOf(address, password) {
  const client = new pg.Client({
    ...address,
    user: SUPERUSER,
    password,
    database: 'postgres',
    connectionTimeoutMillis: 2000,
    query_timeout: 2000,
    application_name: 'balcao start',
  })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = 'balcao'")
    if (rowCount === 0) await client.query('CREATE DATABASE balcao')
    return 'ready'
  } catch (error) {
    const { code } = /** @type {{ code?: string }} */ (error)
    if (code === '28P01') {
      throw new StartRefused(
        'The database does not accept the password in database.json. Nothing was changed. Put the right file back (its ' +
          'second copy lies beside the database), or make a new password: npm run crm -- database reset-password',
        { cause: error },
      )
    }
    return code === '57P03' ? 'recovering' : 'silent'
  } finally {
    await client.end().catch(() => {})
  }
}

// What the server has written to its log since it began; older lines would name an older trouble.
/** @param {string} cluster @param {Date} since */
function lastLogLines(cluster, since) {
  try {
    const directory = join(cluster, 'log')
    const newest = readdirSync(directory)
      .map(name => join(directory, name))
      .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0]
    const lines = newest ? readFileSync(newest, 'utf8').trim().split('\n') : []
    const from = since.toISOString().slice(0, 19).replace('T', ' ')
    return lines
      .filter(line => line.slice(0, 19) >= from && /FATAL|PANIC|could not/.test(line))
      .slice(-2)
      .join(' ')
  } catch {
    return ''
  }
}

/** @param {number} port @returns {Promise<boolean>} */
function isFree(port) {
  return new Promise(resolve => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, LOOPBACK, () => probe.close(() => resolve(true)))
  })
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, LOOPBACK, () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address())
      probe.close(() => resolve(port))
    })
  })
}
