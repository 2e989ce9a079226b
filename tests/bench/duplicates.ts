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

const CONTACTS = Number(process.env.BENCH_CONTACTS ?? 100_000)
const PROBE_EVERY_MS = 50

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')
const dataDir = mkdtempSync(join(tmpdir(), 'balcao-bench-'))
const cluster = await startEmbedded({ dataDir, root, say: () => undefined })
try {
  await migrate({ databaseUrl: cluster.databaseUrl, directory: join(root, 'prisma/migrations') })
  await seed(cluster.databaseUrl)
  await measure(cluster.databaseUrl)
} finally {
  await cluster.stop()
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
}

/**
 * Believable people: a third of the names twice or more, nine of ten with a phone (one of a hundred without its DDD, one
 * of two hundred shared), one chat each from one of forty cities, five hundred with one name in one city, a hundred
 * pairs kept as they are.
 */
async function seed(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  for (const text of SEED) await client.query(text.replaceAll('$CONTACTS', String(CONTACTS)))
  await client.end()
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

const SEED = [
  `INSERT INTO channels (id, name) VALUES ('00000000-0000-7000-8000-000000000001', 'Site')`,
  `INSERT INTO contacts (id, name, created_at)
   SELECT ('019b' || lpad(to_hex(n), 8, '0') || '-7000-8000-' || lpad(to_hex(n), 12, '0'))::text::uuid, CASE
     WHEN n % 10 = 0 THEN 'Visitante ' || n
     WHEN n % 200 = 7 THEN 'Maria da Silva'
     ELSE (ARRAY['Ana','João','Paula','José','Bruno','Carla','Davi','Elisa','Fábio','Gabriela','Hugo','Inês'])[1 + n * 7 % 12]
       || ' ' || chr(65 + n * 13 % 26) || 'el' || n * 31 % 900 || ' ' ||
       (ARRAY['Souza','Lima','Rocha','Conceição','Prado','Nunes','Moura','Farias'])[1 + n * 3 % 8] END,
     now() - n * interval '1 minute'
   FROM generate_series(1, $CONTACTS) n`,
  `INSERT INTO leads (id, title, source, contact_id, last_activity_at)
   SELECT gen_random_uuid(), 'Lead', 'JivoChat', id, now() FROM contacts`,
  `INSERT INTO chats (id, channel_id, natural_key, kind, state, contact_id, lead_id, started_at, last_event_at, geo)
   SELECT gen_random_uuid(), '00000000-0000-7000-8000-000000000001', 'chat:' || l.id, 'chat', 'finished', l.contact_id, l.id,
     now(), now(), jsonb_build_object('city', CASE WHEN c.name = 'Maria da Silva' THEN 'São Paulo'
       ELSE 'Cidade ' || hashtext(l.id::text) % 20 END, 'country', 'Brasil')
   FROM leads l JOIN contacts c ON c.id = l.contact_id`,
  `INSERT INTO identifiers (id, contact_id, kind, raw, key, e164, is_primary, shared, source, first_seen_at, last_seen_at)
   SELECT gen_random_uuid(), c.id, 'phone', p.raw, p.key, CASE WHEN p.key IS NOT NULL THEN '+' || p.raw END, true, p.shared,
     'chat', now(), now()
   FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM contacts) c
   CROSS JOIN LATERAL (SELECT
     CASE WHEN n % 100 = 3 THEN '9' || lpad(((n - 2) * 7919 % 100000000)::text, 8, '0')
       ELSE '55119' || lpad((n * 7919 % 100000000)::text, 8, '0') END AS raw,
     CASE WHEN n % 100 = 3 THEN NULL WHEN n % 200 = 9 THEN '551132654321L'
       ELSE '5511' || lpad((n * 7919 % 100000000)::text, 8, '0') || 'M' END AS key,
     n % 200 = 9 AS shared) p
   WHERE n % 10 <> 5`,
  `INSERT INTO kept_pairs (least_id, greatest_id, key)
   SELECT id, lead(id, 7) OVER (ORDER BY id), 'key' FROM contacts ORDER BY id LIMIT 100`,
  'ANALYZE',
]
