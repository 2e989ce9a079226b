// @ts-check
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { StartRefused } from '../../lib/db/embedded/start-refused.mjs'

const GIVE_UP_MS = 60_000
const OLDEST_MAJOR = 15

/**
 * Waits for the operator's own database, which after a reboot may come up later than the app; refuses one that does not
 * let us in, does not come up, or is too old.
 * @param {string} databaseUrl @param {(line: string) => void} say
 */
export async function reachDatabase(databaseUrl, say) {
  const until = Date.now() + GIVE_UP_MS
  for (let attempt = 1; ; attempt++) {
    const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 3000, query_timeout: 3000 })
    client.on('error', () => {})
    try {
      await client.connect()
      const { rows } = await client.query("SELECT current_setting('server_version_num')::int / 10000 AS major")
      if (rows[0].major >= OLDEST_MAJOR) return
      throw new StartRefused(`The database of DATABASE_URL is PostgreSQL ${rows[0].major}; ${OLDEST_MAJOR} or newer is needed.`)
    } catch (error) {
      if (error instanceof StartRefused) throw error
      const { code, message } = /** @type {Error & { code?: string }} */ (error)
      // 28: the password; 3D: no such database; 42501: not allowed. Waiting does not help.
      if (/^(28|3D|42501)/.test(code ?? '')) throw new StartRefused(`The database of DATABASE_URL refuses: ${message}`)
      if (Date.now() > until) throw new StartRefused(`The database of DATABASE_URL does not answer: ${message || code}`)
      if (attempt === 1) say(`Waiting for the database of DATABASE_URL (${code ?? message}) …`)
      await sleep(500)
    } finally {
      await client.end().catch(() => {})
    }
  }
}
