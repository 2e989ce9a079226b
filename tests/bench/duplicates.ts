// npx tsx tests/bench/duplicates.ts: one whole search for duplicates over CONTACTS contacts (100 000) in a database of
// its own, seeded by SQL, on an embedded PostgreSQL with fsync on; every 20th of a second an event's statement beside it.
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { startEmbedded } from '@/lib/db/embedded/cluster.mjs'
import { migrate } from '@/lib/db/migrate.mjs'
import { percentile } from './load'
import { seedContacts } from './seed-contacts'

const CONTACTS = Number(process.env.BENCH_CONTACTS ?? 100_000)
const PROBE_EVERY_MS = 50

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')
const dataDir = mkdtempSync(join(tmpdir(), 'balcao-bench-'))
const cluster = await startEmbedded({ dataDir, root, say: () => undefined })
try {
  await migrate({ databaseUrl: cluster.ownerUrl, directory: join(root, 'prisma/migrations') })
  await seed(cluster.ownerUrl)
  await measure(cluster.ownerUrl)
} finally {
  await cluster.stop()
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
}

async function seed(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    for (const text of seedContacts(CONTACTS)) await client.query(text)
  } finally {
    await client.end()
  }
}

async function measure(databaseUrl: string): Promise<void> {
  process.env.DATABASE_URL = databaseUrl
  process.env.DATA_DIR = dataDir
  process.env.NEXTAUTH_SECRET ??= 'only-for-measuring-'.repeat(3)
  const { runScan, startScan } = await import('@/lib/identity/duplicate-scan-mutations')
  const { getScan } = await import('@/lib/identity/duplicate-scan-queries')
  const { inTransaction } = await import('@/lib/db/transaction')
  const { closePools, pool } = await import('@/lib/db/pool')
  for (const name of ['first', 'second']) {
    const now = new Date()
    const { id } = await inTransaction(tx => startScan(tx, now))
    const probe = keepLocking(databaseUrl)
    const begun = performance.now()
    await runScan(id, { now })
    const seconds = (performance.now() - begun) / 1000
    const waits = await probe.stop()
    const { rows } = await pool().query('SELECT reason, count(*)::int AS pairs FROM duplicates GROUP BY 1 ORDER BY 1')
    const scan = await getScan(id)
    console.log(
      `${name} scan: ${scan?.scanned} contacts, ${scan?.found} pairs in ${seconds.toFixed(1)} s;`,
      `an event's lock of a contact meanwhile p50 ${percentile(waits, 0.5).toFixed(1)} ms,`,
      `p99 ${percentile(waits, 0.99).toFixed(1)} ms (${cpus().length} cores, Node ${process.versions.node})`,
    )
    console.log(rows.map(row => `${row.reason} ${row.pairs}`).join(', '))
  }
  await closePools()
}

/** What an event does to a contact, again and again: lock a row and write it. Answers how long each took. */
function keepLocking(databaseUrl: string) {
  const latencies: number[] = []
  let stopped = false
  const done = (async () => {
    const client = new pg.Client({ connectionString: databaseUrl })
    client.on('error', () => undefined)
    await client.connect()
    const { rows } = await client.query<{ id: string }>('SELECT id FROM contacts ORDER BY random() LIMIT 500')
    for (let n = 0; !stopped; n++) {
      const begun = performance.now()
      await client.query('BEGIN')
      await client.query('SELECT id FROM contacts WHERE id = $1 FOR UPDATE', [rows[n % rows.length]?.id])
      await client.query('UPDATE contacts SET updated_at = now() WHERE id = $1', [rows[n % rows.length]?.id])
      await client.query('COMMIT')
      latencies.push(performance.now() - begun)
      await new Promise(resolve => setTimeout(resolve, PROBE_EVERY_MS))
    }
    await client.end()
  })()
  return { stop: async () => ((stopped = true), await done, latencies) }
}
