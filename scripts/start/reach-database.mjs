// @ts-check
import pg from 'pg'
import { StartRefused } from '../../lib/db/embedded/start-refused.mjs'
import { waitForDatabase } from './wait-for-database.mjs'

const OLDEST_MAJOR = 15
// 28: the password; 3D: no such database; 42501: not allowed.
const REFUSED = /^(28|3D|42501)/

/**
 * Waits for the operator's own database as long as that takes: after a reboot it may come up later than the app. Refuses
 * one that does not let us in or is too old.
 * @param {string} databaseUrl @param {(line: string) => void} say
 */
export async function reachDatabase(databaseUrl, say) {
  try {
    const major = await waitForDatabase(() => askForMajor(databaseUrl), {
      waitingFor: 'the database of DATABASE_URL',
      say,
    })
    if (major >= OLDEST_MAJOR) return
    throw new StartRefused(`The database of DATABASE_URL is PostgreSQL ${major}; ${OLDEST_MAJOR} or newer is needed.`)
  } catch (error) {
    if (error instanceof StartRefused) throw error
    const { code, message } = /** @type {Error & { code?: string }} */ (error)
    if (REFUSED.test(code ?? '')) throw new StartRefused(`The database of DATABASE_URL refuses: ${message}`)
    throw new StartRefused(`The database of DATABASE_URL cannot be used: ${message || code}`, { cause: error })
  }
}

/** @param {string} databaseUrl @returns {Promise<number>} */
async function askForMajor(databaseUrl) {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 3000, query_timeout: 3000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query("SELECT current_setting('server_version_num')::int / 10000 AS major")
    return rows[0].major
  } finally {
    await client.end().catch(() => {})
  }
}
