// @ts-check
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { commandOf, isAlive } from '../../data-dir/process-identity.mjs'
import { LOOPBACK, SUPERUSER } from './address.mjs'
import { StartRefused } from './start-refused.mjs'

const STOP_FAST_MS = 10_000
const STOP_AT_ONCE_MS = 5_000
// The connections of a killed program close with it; a query of its own may still be finishing.
const CLIENTS_GONE_MS = 3_000

/**
 * Sees to a server that an earlier start left behind: stops the one whose program was killed, forgets a postmaster.pid
 * whose number belongs to another process now, and refuses when a program still works with it.
 *
 * @param {{ cluster: string, password: string, say: (line: string) => void }} options
 */
export async function settlePreviousPostmaster({ cluster, password, say }) {
  const file = join(cluster, 'postmaster.pid')
  const left = readPostmasterFile(file)
  if (!left || !isAlive(left.pid)) return

  const answered = await askServer({ ...left, password })
  if (answered?.dataDirectory !== cluster && !looksLikePostmaster(left.pid, cluster)) {
    say(`postmaster.pid names process ${left.pid}, which is not this database: ignoring it`)
    rmSync(file, { force: true })
    return
  }
  if (answered?.clients) {
    throw new StartRefused(
      `The database in ${cluster} is in use: process ${left.pid} serves ${answered.clients} connections of another Balcão.`,
    )
  }
  say(`stopping the database that an earlier start left running (process ${left.pid})`)
  await stopPostmaster(left.pid)
}

/**
 * Ends a postmaster: "fast" first, then at once, which is a crash that the next start recovers from.
 * @param {number} pid
 */
export async function stopPostmaster(pid) {
  for (const [signal, limit] of /** @type {const} */ ([
    ['SIGINT', STOP_FAST_MS],
    ['SIGQUIT', STOP_AT_ONCE_MS],
  ])) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    const until = Date.now() + limit
    while (isAlive(pid) && Date.now() < until) await sleep(20)
    if (!isAlive(pid)) return
  }
  throw new StartRefused(`The database process ${pid} does not stop. End it, then start again.`)
}

// Lines: pid, data directory, start time, port, socket directory, listen address, shared memory, status.
/** @param {string} file */
function readPostmasterFile(file) {
  try {
    const lines = readFileSync(file, 'utf8').split('\n')
    const pid = Number(lines[0])
    const host = lines[4]?.trim() || LOOPBACK
    return Number.isInteger(pid) && pid > 0 ? { pid, host, port: Number(lines[3]) || null } : null
  } catch {
    return null
  }
}

/** @param {{ host: string, port: number | null, password: string }} options */
async function askServer({ host, port, password }) {
  if (!port) return null
  const client = new pg.Client({
    host,
    port,
    user: SUPERUSER,
    password,
    database: 'postgres',
    connectionTimeoutMillis: 1000,
    query_timeout: 1000,
    application_name: 'balcao start',
  })
  client.on('error', () => {})
  try {
    await client.connect()
    const directory = await client.query('SHOW data_directory')
    const until = Date.now() + CLIENTS_GONE_MS
    let clients = await countClients(client)
    while (clients > 0 && Date.now() < until) {
      await sleep(100)
      clients = await countClients(client)
    }
    return { dataDirectory: directory.rows[0].data_directory, clients }
  } catch {
    return null
  } finally {
    await client.end().catch(() => {})
  }
}

/** @param {pg.Client} client */
async function countClients(client) {
  const { rows } = await client.query(
    `SELECT count(*)::int AS clients FROM pg_stat_activity
      WHERE application_name LIKE 'balcao%' AND pid <> pg_backend_pid()`,
  )
  return rows[0].clients
}

/** @param {number} pid @param {string} cluster */
function looksLikePostmaster(pid, cluster) {
  const command = commandOf(pid) ?? ''
  return command.includes('postgres') && command.includes(cluster)
}
