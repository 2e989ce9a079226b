import { app } from './app'
import type { ScanOptions } from '@/lib/identity/duplicate-scan-mutations'

/** The parts of the scan on the database of the shared installation, which the product takes from its environment. */
export async function scanner() {
  process.env.DATABASE_URL = app().databaseUrl
  process.env.DATA_DIR = app().dataDir
  process.env.NEXTAUTH_SECRET ??= 'only-for-tests-'.repeat(4)
  const { runScan, startScan } = await import('@/lib/identity/duplicate-scan-mutations')
  const { inTransaction } = await import('@/lib/db/transaction')
  const { getScan } = await import('@/lib/identity/duplicate-scan-queries')

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
