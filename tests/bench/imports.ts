// npx tsx tests/bench/imports.ts: a file of ROWS rows (10 000), each with a contact and a lead, a fifth of them people who
// are among CONTACTS contacts (100 000) already: its rehearsal, its import and its undo, in a database of its own on an
// embedded PostgreSQL with fsync on.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { startEmbedded } from '@/lib/db/embedded/cluster.mjs'
import { migrate } from '@/lib/db/migrate.mjs'
import { fileOfPeople } from './file-of-people'
import { seedContacts } from './seed-contacts'

const ROWS = Number(process.env.BENCH_ROWS ?? 10_000)
const CONTACTS = Number(process.env.BENCH_CONTACTS ?? 100_000)
const KNOWN_EVERY = 5

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')
const dataDir = mkdtempSync(join(tmpdir(), 'balcao-bench-'))
const cluster = await startEmbedded({ dataDir, root, say: () => undefined })
try {
  await migrate({ databaseUrl: cluster.ownerUrl, directory: join(root, 'prisma/migrations') })
  const client = new pg.Client({ connectionString: cluster.ownerUrl })
  await client.connect()
  for (const text of seedContacts(CONTACTS)) await client.query(text)
  const { rows } = await client.query<{ raw: string }>(
    `SELECT raw FROM identifiers WHERE kind = 'phone' AND key LIKE '55%' AND NOT shared ORDER BY id LIMIT $1`,
    [ROWS / KNOWN_EVERY],
  )
  await client.query(
    `INSERT INTO users (id, email, name, role) VALUES (gen_random_uuid(), 'ana@loja.com.br', 'Ana Lima', 'manager')`,
  )
  await client.end()
  await measure(
    cluster.ownerUrl,
    rows.map(row => row.raw),
  )
} finally {
  await cluster.stop()
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
}

async function measure(databaseUrl: string, known: string[]): Promise<void> {
  process.env.DATABASE_URL = databaseUrl
  process.env.DATA_DIR = dataDir
  process.env.NEXTAUTH_SECRET ??= 'only-for-measuring-'.repeat(3)
  const { rehearseImport } = await import('@/lib/imports/check-mutations')
  const { insertImport } = await import('@/lib/imports/mutations')
  const { readTable } = await import('@/lib/imports/read-table')
  const { inBites } = await import('@/lib/in-bites')
  const { listUnderWay } = await import('@/lib/imports/rule-queries')
  const { runImport } = await import('@/lib/imports/run-mutations')
  const { runUndo } = await import('@/lib/imports/undo-mutations')
  const { ensureSettings } = await import('@/lib/settings/mutations')
  const { inTransaction } = await import('@/lib/db/transaction')
  const { closePools, pool } = await import('@/lib/db/pool')
  await inTransaction(tx => ensureSettings(tx, { locale: 'pt-BR', timeZone: 'America/Sao_Paulo' }))
  const { rows: users } = await pool().query<{ id: string }>('SELECT id FROM users')
  const now = new Date()
  const timed = async (name: string, work: () => Promise<unknown>) => {
    const stalls = monitorEventLoopDelay({ resolution: 1 })
    stalls.enable()
    const began = performance.now()
    await work()
    stalls.disable()
    const [p99, longest] = [stalls.percentile(99), stalls.max].map(nanoseconds => (nanoseconds / 1e6).toFixed(0))
    console.log(
      `${name}: ${((performance.now() - began) / 1000).toFixed(1)} s, event loop held for ${p99} ms (p99), ${longest} ms (longest)`,
    )
  }
  const into = async (state: string, work: (at: Awaited<ReturnType<typeof listUnderWay>>[number]) => Promise<void>) => {
    await pool().query(
      `UPDATE imports SET state = $1, started_at = CASE WHEN $1 <> 'checking' THEN $2::timestamptz END`,
      [state, now],
    )
    const [at] = await listUnderWay()
    if (at) await work(at)
  }
  await timed('file read and kept', async () => {
    const read = await inBites(readTable(new TextEncoder().encode(fileOfPeople(ROWS, known))))
    if (!read.ok) throw new Error(read.reason)
    await inTransaction(tx =>
      insertImport(tx, { fileName: 'clientes.csv', table: read.table }, { userId: users[0]!.id, now }),
    )
  })
  await timed('rehearsal', () => into('checking', at => rehearseImport(at, { now })))
  console.log(
    (
      await pool().query(
        'SELECT foreseen, lead_outcome, count(*)::int AS n FROM import_rows WHERE number > 1 GROUP BY 1, 2 ORDER BY 1',
      )
    ).rows,
  )
  await timed('import', () => into('running', at => runImport(at, { now })))
  console.log((await pool().query('SELECT counts FROM imports')).rows[0])
  await timed('undo', () => into('undoing', at => runUndo(at, { now })))
  console.log(
    (await pool().query('SELECT undone, count(*)::int AS n FROM import_rows WHERE number > 1 GROUP BY 1 ORDER BY 1'))
      .rows,
  )
  console.log(`memory at most ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`)
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim()
  console.log(
    `commit ${commit} · ${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.versions.node}, ${ROWS} rows, ${CONTACTS} contacts`,
  )
  await closePools()
}
