import pg from 'pg'
import { inTransaction } from '@/lib/db/transaction'
import { runScan, type ScanOptions, startScan } from '@/lib/identity/duplicate-scan-mutations'
import { getScan } from '@/lib/identity/duplicate-scan-queries'
import { app } from './app'

/** The search for duplicates on the database of the shared installation: its steps take connections from lib's pool. */
export function scanner() {
  const registry = globalThis as unknown as Record<symbol, pg.Pool | undefined>
  const options = { connectionString: app().databaseUrl, max: 4, allowExitOnIdle: true, options: '-c TimeZone=UTC' }
  const pool = (registry[Symbol.for('balcao.pool')] ??= new pg.Pool(options))
  pool.on('error', () => undefined)
  pool.on('connect', client => client.on('error', () => undefined))

  /** Carries a scan on until it is finished, with whoever else works on it. */
  const toItsEnd = async (id: string, options: ScanOptions) => {
    while (!(await runScan(id, options))) continue
    return getScan(id)
  }
  /** Begins a scan of everything there is now: one that is under way is seen off first. */
  const begin = async (now = new Date()): Promise<string> => {
    const { id, isNew } = await inTransaction(tx => startScan(tx, now))
    if (isNew) return id
    await toItsEnd(id, { now })
    return begin(now)
  }
  return { begin, runScan, toItsEnd, scan: async (now = new Date()) => toItsEnd(await begin(now), { now }) }
}
