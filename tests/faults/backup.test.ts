import { execFile, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { createBackup, type Made } from '@/lib/backup/create-mutations'
import { restoreBackup } from '@/lib/backup/restore-mutations'
import { verifyBackup } from '@/lib/backup/verify-queries'
import { startEmbedded } from '@/lib/db/embedded/cluster.mjs'
import { migrate } from '@/lib/db/migrate.mjs'
import { migrateJobs } from '@/lib/db/migrate-jobs.mjs'
import { clusterOfThisFile, dataDirOfThisFile, ownDataDir, query, root } from '../support/cluster'
import { exitOf, launchApp } from '../support/start-app'

const run = promisify(execFile)
const quiet = () => undefined
const migrations = join(root, 'prisma/migrations')
const cluster = await clusterOfThisFile()

const dataDir = dataDirOfThisFile()

let source: string
let backup: Made
let digests: Record<string, string>

// A month of an agency: people, leads, chats, conflicts, merges, tasks; and what it has not: a session and an import.
beforeAll(async () => {
  source = await databaseOfAPlainRole()
  await migrate({ databaseUrl: source, directory: migrations })
  await migrateJobs(source)
  Object.assign(process.env, { DATABASE_URL: source, DATA_DIR: dataDir, NEXTAUTH_SECRET: 's'.repeat(32) })
  const { loadDemo } = await import('@/lib/simulator/load-demo')
  const { ensureSettings } = await import('@/lib/settings/mutations')
  const { inTransaction } = await import('@/lib/db/transaction')
  const { closePools } = await import('@/lib/db/pool')
  await inTransaction(tx => ensureSettings(tx, { locale: 'pt-BR', timeZone: 'America/Sao_Paulo' }))
  await loadDemo(new Date())
  await closePools()
  await query(
    source,
    `INSERT INTO sessions (id, user_id, created_at, last_seen_at) SELECT gen_random_uuid(), id, now(), now() FROM users LIMIT 1`,
  )
  await query(
    source,
    `UPDATE contacts SET description = E'tab\\t, line\\nand \\\\ “aspas” ' || chr(233) WHERE id = (SELECT min(id::text)::uuid FROM contacts)`,
  )
  await query(
    source,
    `INSERT INTO merges (id, survivor_id, loser_id, reason, merged_at, before, moved)
     SELECT gen_random_uuid(), a.id, b.id, 'hand', now(), '{"name": "João “Zé”"}', '{}' FROM (SELECT id FROM contacts ORDER BY id LIMIT 1) a, (SELECT id FROM contacts ORDER BY id DESC LIMIT 1) b`,
  )
  await query(
    source,
    `INSERT INTO imports (id, file_name, encoding, separator, columns, first_row, mapping, row_count, created_at)
     VALUES (gen_random_uuid(), 'contatos.csv', 'utf-8', ';', '{Nome,"E-mail, 2"}', 1, '{name,email}', 2, now())`,
  )
  await query(
    source,
    `SELECT graphile_worker.add_job('imports', '{"n": 7}', run_at := '2030-01-01', job_key := 'later')`,
  )
  mkdirSync(join(dataDir, 'spool'))
  writeFileSync(join(dataDir, 'spool/000001.json'), '{"waits":true}')
  for (const name of ['runtime.json', 'app.lock', 'database.json']) writeFileSync(join(dataDir, name), '{}')
  digests = await digestsOf(source)
  backup = await createBackup({
    databaseUrl: source,
    dataDir,
    secret: 's'.repeat(32),
    to: join(dataDir, 'backups'),
    now: new Date(),
  })
}, 240_000)

/** The content of every table by PostgreSQL's own means; sessions without their end, which a restore sets. */
async function digestsOf(databaseUrl: string): Promise<Record<string, string>> {
  const tables = await query<{ name: string }>(
    databaseUrl,
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  )
  const found: Record<string, string> = {}
  for (const { name } of tables) {
    const row = name === 'sessions' ? `(to_jsonb(t) - 'ended_at')` : 't'
    const [one] = await query<{ digest: string }>(
      databaseUrl,
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(md5(${row}::text), '' ORDER BY md5(${row}::text))), '') AS digest FROM "${name}" t`,
    )
    found[name] = one!.digest
  }
  return found
}

let roles = 0

/** A database that belongs to a role without any right beyond it. */
async function databaseOfAPlainRole(): Promise<string> {
  const url = new URL(await cluster.ownDatabase())
  const role = `plain_${++roles}`
  await query(
    url.href,
    `CREATE ROLE ${role} LOGIN PASSWORD 'plain'; ALTER DATABASE "${url.pathname.slice(1)}" OWNER TO ${role}`,
  )
  url.username = role
  url.password = 'plain'
  return url.href
}

const jobsOf = (databaseUrl: string) =>
  query(
    databaseUrl,
    `SELECT task_identifier AS task, key, run_at AT TIME ZONE 'UTC' AS at FROM graphile_worker.jobs ORDER BY 1`,
  )
const restore = (dataDir: string, ownerUrl?: string, file = backup.file) =>
  restoreBackup({ file, dataDir, ownerUrl, root, say: quiet })
const reasonOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { reason?: string; message: string }) => error.reason ?? error.message,
  )

describe('a backup', () => {
  it('is one file for its owner alone, and verifies', async () => {
    expect(statSync(backup.file).mode & 0o777).toBe(0o600)
    const { summary } = await verifyBackup(backup.file, migrations)
    expect(summary).toMatchObject({ tables: backup.tables, files: 2 })
    expect(Object.keys(backup.tables)).toEqual(Object.keys(digests))
    for (const name of [
      'contacts',
      'leads',
      'chats',
      'conflicts',
      'merges',
      'imports',
      'history',
      'deliveries',
      'tasks',
    ]) {
      expect(backup.tables[name]!.rows, name).toBeGreaterThan(0)
    }
  })

  it('restored into an empty data directory brings every row, the jobs and the files, and ends the sessions', async () => {
    const parent = ownDataDir()
    chmodSync(parent, 0o711)
    const dataDir = join(parent, 'moved to another place')
    expect(await restore(dataDir)).toMatchObject({
      database: 'embedded',
      sessionsEnded: 1,
      tables: backup.tables,
      files: 2,
    })
    expect(readdirSync(dataDir).sort()).toEqual(['database.json', 'nextauth-secret', 'postgres', 'spool'])
    expect(readFileSync(join(dataDir, 'spool/000001.json'), 'utf8')).toBe('{"waits":true}')
    expect(readFileSync(join(dataDir, 'nextauth-secret'), 'utf8').trim()).toBe('s'.repeat(32))
    const restored = await startEmbedded({ dataDir, root, say: quiet })
    onTestFinished(() => restored.stop())
    expect(await digestsOf(restored.ownerUrl)).toEqual(digests)
    expect(await jobsOf(restored.ownerUrl)).toEqual(await jobsOf(source))
    expect(await query(restored.ownerUrl, 'SELECT FROM sessions WHERE ended_at IS NULL')).toEqual([])
    await run(process.execPath, [join(root, 'tests/support/schema-drift.mjs'), restored.ownerUrl], { cwd: root }).then(
      ({ stdout }) => expect(stdout.trim()).toBe('-- This is an empty migration.'),
    )
  })

  it('restored into a PostgreSQL of one’s own brings every row without a superuser, and can be backed up again', async () => {
    const ownerUrl = await databaseOfAPlainRole()
    const dataDir = ownDataDir()
    expect(await restore(dataDir, ownerUrl)).toMatchObject({ database: 'DATABASE_URL', tables: backup.tables })
    expect(await digestsOf(ownerUrl)).toEqual(digests)
    expect(readdirSync(dataDir).sort()).toEqual(['nextauth-secret', 'spool'])
    const triggers = (url: string) =>
      query(url, `SELECT tgname, tgenabled FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1`)
    const keys = (url: string) =>
      query(
        url,
        `SELECT conrelid::regclass::text AS t, conname, pg_get_constraintdef(oid) AS d FROM pg_constraint ORDER BY 1, 2`,
      )
    expect([await triggers(ownerUrl), await keys(ownerUrl)]).toEqual([await triggers(source), await keys(source)])

    const again = await createBackup({
      databaseUrl: ownerUrl,
      dataDir,
      secret: undefined,
      to: join(dataDir, 'backups'),
      now: new Date(),
    })
    const { sessions: _now, ...others } = again.tables
    const { sessions: _then, ...first } = backup.tables
    expect(others).toEqual(first)
  })

  it('of an older version is brought to this one', async () => {
    const older = await databaseOfAPlainRole()
    const directory = ownDataDir()
    const names = readdirSync(migrations)
      .filter(name => /^\d/.test(name))
      .sort()
    for (const name of names.slice(0, -1)) {
      mkdirSync(join(directory, name))
      writeFileSync(join(directory, name, 'migration.sql'), readFileSync(join(migrations, name, 'migration.sql')))
    }
    await migrate({ databaseUrl: older, directory })
    await query(older, `INSERT INTO channels (id, name) VALUES (gen_random_uuid(), 'Site')`)
    const made = await createBackup({
      databaseUrl: older,
      dataDir: ownDataDir(),
      secret: undefined,
      to: ownDataDir(),
      now: new Date(),
    })
    const ownerUrl = await databaseOfAPlainRole()
    await restore(ownDataDir(), ownerUrl, made.file)
    expect(await query(ownerUrl, 'SELECT name FROM channels')).toEqual([{ name: 'Site' }])
    expect(await query(ownerUrl, 'SELECT max(migration_name) AS newest FROM _prisma_migrations')).toEqual([
      { newest: names.at(-1) },
    ])
  })

  it('of a newer version, of a later format, damaged or of something else is refused, and changes nothing', async () => {
    const dataDir = ownDataDir()
    const ownerUrl = await databaseOfAPlainRole()
    await query(
      source,
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '99990101_tomorrow', now())`,
    )
    onTestFinished(async () => void (await query(source, `DELETE FROM _prisma_migrations WHERE id = 'x'`)))
    const newer = await createBackup({
      databaseUrl: source,
      dataDir: ownDataDir(),
      secret: undefined,
      to: ownDataDir(),
      now: new Date(),
    })
    expect(await reasonOf(restore(dataDir, ownerUrl, newer.file))).toBe('newer')
    const damaged = join(ownDataDir(), 'damaged.tar')
    const bytes = readFileSync(backup.file)
    bytes[Math.floor(bytes.length / 2)]! ^= 1
    writeFileSync(damaged, bytes)
    expect(await reasonOf(restore(dataDir, ownerUrl, damaged))).toBe('damaged')
    writeFileSync(damaged, readFileSync(backup.file).subarray(0, 100_000))
    expect(await reasonOf(restore(dataDir, undefined, damaged))).toBe('damaged')
    expect(await reasonOf(restore(dataDir, undefined, join(root, 'package.json')))).toBe('not-a-backup')
    expect(readdirSync(dataDir)).toEqual([])
    expect(await query(ownerUrl, `SELECT FROM pg_tables WHERE schemaname IN ('public', 'graphile_worker')`)).toEqual([])
  })

  it('is refused into a place that holds anything, and changes nothing there', async () => {
    const full = ownDataDir()
    writeFileSync(join(full, 'letter.txt'), 'mine')
    expect(await reasonOf(restore(full))).toBe('not-empty')
    expect(readdirSync(full)).toEqual(['letter.txt'])
    const ownerUrl = await databaseOfAPlainRole()
    await query(ownerUrl, 'CREATE TABLE mine AS SELECT 7 AS n')
    const dataDir = ownDataDir()
    expect(await reasonOf(restore(dataDir, ownerUrl))).toBe('not-empty')
    expect(
      await query(ownerUrl, `SELECT tablename FROM pg_tables WHERE schemaname IN ('public', 'graphile_worker')`),
    ).toEqual([{ tablename: 'mine' }])
    expect(readdirSync(dataDir)).toEqual([])
  })

  it('leaves an empty database when the files cannot be put in their place', async () => {
    const ownerUrl = await databaseOfAPlainRole()
    const dataDir = ownDataDir()
    const outcome = reasonOf(restore(dataDir, ownerUrl))
    // Something else takes the place of a file while the rows are read.
    await expect
      .poll(() => readdirSync(dataDir).some(name => name.startsWith('restoring-')), { interval: 5 })
      .toBe(true)
    mkdirSync(join(dataDir, 'nextauth-secret'))
    expect(await outcome).toMatch(/EISDIR|ENOTEMPTY/)
    expect(await query(ownerUrl, `SELECT FROM pg_tables WHERE schemaname IN ('public', 'graphile_worker')`)).toEqual([])
  })
})

describe('the command', () => {
  const bare = (at: string) => ({ ...process.env, DATABASE_URL: '', APP_URL: '', PORT: '', DATA_DIR: at })

  /** Runs the admin command as an operator does, without a running installation. */
  const failing = (at: string, ...words: string[]) =>
    run(process.execPath, [join(root, 'scripts/crm.mjs'), ...words, '--json'], {
      env: bare(at),
    }).then(
      () => ({ code: 0, error: null }),
      (failed: { code: number; stderr: string }) => ({
        code: failed.code,
        ...(JSON.parse(failed.stderr.trim().split('\n').at(-1)!) as { error: object }),
      }),
    )

  it.each([
    ['began', (names: string[]) => names.some(name => name.startsWith('restoring-'))],
    ['made the database', (names: string[]) => names.some(name => /^restoring-.*postmaster\.pid$/.test(name))],
    [
      'has a database that takes rows',
      (names: string[]) => names.some(name => /^restoring-.*database\.json$/.test(name)),
    ],
  ])(
    'killed when its restore %s leaves what no start takes for an installation, and restores the next time',
    async (_, isAt) => {
      const dataDir = ownDataDir()
      const child = spawn(process.execPath, [join(root, 'scripts/crm.mjs'), 'restore', backup.file, '--json'], {
        env: bare(dataDir),
        stdio: 'ignore',
        detached: true,
      })
      await expect
        .poll(() => isAt(readdirSync(dataDir, { recursive: true, encoding: 'utf8' })), { interval: 2, timeout: 60_000 })
        .toBe(true)
      process.kill(-child.pid!, 'SIGKILL')
      await exitOf(child)
      const refused = await launchApp({ dataDir })
      expect(await exitOf(refused.child)).not.toBe(0)
      expect(refused.output()).toContain('was cut short')
      await run(process.execPath, [join(root, 'scripts/crm.mjs'), 'restore', backup.file, '--json'], {
        env: bare(dataDir),
      })
      expect(readdirSync(dataDir).sort()).toEqual(['database.json', 'nextauth-secret', 'postgres', 'spool'])
      const restored = await startEmbedded({ dataDir, root, say: quiet })
      onTestFinished(() => restored.stop())
      expect(await digestsOf(restored.ownerUrl)).toEqual(digests)
    },
    120_000,
  )

  it('answers what is refused with code 1 and the reason as JSON, without a running installation', async () => {
    const dataDir = ownDataDir()
    const readme = join(root, 'package.json')
    expect(await failing(dataDir, 'backup', 'verify', readme)).toMatchObject({
      code: 1,
      error: { code: 'not-a-backup', message: expect.stringContaining(readme) },
    })
    expect(await failing(dataDir, 'restore', join(dataDir, 'nowhere.tar'))).toMatchObject({
      code: 1,
      error: { code: 'missing' },
    })
    expect(await failing(dataDir, 'restore')).toMatchObject({ code: 1, error: { code: 'usage' } })
    expect(await failing(dataDir, 'database', 'reset-password')).toMatchObject({
      code: 1,
      error: { message: expect.stringContaining('There is no database') },
    })
    expect(readdirSync(dataDir)).toEqual([])
  })
})
