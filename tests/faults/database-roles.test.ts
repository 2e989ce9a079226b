import { execFile } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { grantToApp } from '@/lib/db/app-role.mjs'
import { type EmbeddedDatabase, startEmbedded } from '@/lib/db/embedded/cluster.mjs'
import { ensureRoles } from '@/lib/db/embedded/roles.mjs'
import { migrate } from '@/lib/db/migrate.mjs'
import { migrateJobs } from '@/lib/db/migrate-jobs.mjs'
import { accepted } from '@/tests/samples/jivo-events'
import { postJivo } from '../support/app'
import { dataDirOfThisFile, ownDataDir, query, root } from '../support/cluster'
import { createChannel, crm } from '../support/crm'
import { chatNumber, someone } from '../support/intake'
import { exitOf, launchApp, startApp } from '../support/start-app'

const run = promisify(execFile)

const migrations = join(root, 'prisma/migrations')
const quiet = () => undefined

async function prepare({ ownerUrl, databaseUrl }: EmbeddedDatabase) {
  await migrate({ databaseUrl: ownerUrl, directory: migrations })
  await migrateJobs(ownerUrl)
  await grantToApp({ ownerUrl, databaseUrl })
}

const dataDir = dataDirOfThisFile()
let database: EmbeddedDatabase
beforeAll(async () => {
  database = await startEmbedded({ dataDir, root, say: quiet })
  await prepare(database)
  return () => database.stop()
}, 120_000)

const refused = (url: string, statement: string) =>
  query(url, statement).then(
    () => 'done',
    (error: { code?: string }) => error.code,
  )

describe('the role of the app', () => {
  it.each([
    `COPY settings FROM PROGRAM 'id'`,
    `SELECT pg_read_file('/etc/passwd')`,
    `COPY settings TO '/tmp/balcao-stolen'`,
    `SELECT pg_ls_dir('/')`,
    `SELECT lo_import('/etc/passwd')`,
    `ALTER ROLE balcao_app SUPERUSER`,
    `CREATE ROLE another`,
    `SET ROLE balcao`,
    `SET ROLE balcao_owner`,
    `ALTER SYSTEM SET fsync = off`,
    `CREATE EXTENSION adminpack`,
    `CREATE TABLE mine (n int)`,
    `CREATE SCHEMA mine`,
    `CREATE FUNCTION public.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'`,
    `ALTER TABLE users ADD COLUMN mine int`,
    `DROP TABLE users`,
    `TRUNCATE users`,
    `DELETE FROM _prisma_migrations`,
    `ALTER TABLE conflicts DISABLE TRIGGER ALL`,
  ])('may not: %s', async statement => {
    expect(await refused(database.databaseUrl, statement)).toMatch(/^(42501|58P01|0A000)$/)
  })

  it('may read and write the rows of every table, use every sequence, wait for notifications and take locks', async () => {
    const [app] = await query(
      database.databaseUrl,
      'SELECT current_user AS name, rolsuper FROM pg_roles WHERE rolname = current_user',
    )
    expect(app).toEqual({ name: 'balcao_app', rolsuper: false })
    const missing = await query(
      database.databaseUrl,
      `SELECT c.oid::regclass AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname IN ('public', 'graphile_worker') AND c.relkind IN ('r', 'v') AND c.relname <> '_prisma_migrations'
          AND NOT (has_table_privilege(c.oid, 'SELECT') AND has_table_privilege(c.oid, 'INSERT')
                   AND has_table_privilege(c.oid, 'UPDATE') AND has_table_privilege(c.oid, 'DELETE'))`,
    )
    expect(missing).toEqual([])
    await query(database.databaseUrl, 'LISTEN balcao_test')
    await query(database.databaseUrl, 'SELECT pg_advisory_lock(1)')
    await query(database.databaseUrl, `SELECT graphile_worker.add_job('anything')`)
    expect(await query(database.databaseUrl, 'SELECT task_identifier FROM graphile_worker.jobs')).toEqual([
      { task_identifier: 'anything' },
    ])
  })

  it('is given what a later migration makes', async () => {
    await query(database.ownerUrl, 'CREATE TABLE later (id bigserial PRIMARY KEY, name text)')
    onTestFinished(async () => void (await query(database.ownerUrl, 'DROP TABLE later')))
    await grantToApp(database)
    expect(await query(database.databaseUrl, `INSERT INTO later (name) VALUES ('Ana') RETURNING id`)).toEqual([
      { id: '1' },
    ])
  })
})

describe('the role of the owner', () => {
  it('is no superuser either', async () => {
    expect(await refused(database.ownerUrl, `COPY settings FROM PROGRAM 'id'`)).toBe('42501')
    expect(await query(database.ownerUrl, 'SELECT rolsuper FROM pg_roles WHERE rolname = current_user')).toEqual([
      { rolsuper: false },
    ])
  })

  it('sees what the app does, and can end it', async () => {
    const client = new pg.Client({ connectionString: database.databaseUrl })
    const ended = new Promise(resolve => client.on('error', resolve))
    await client.connect()
    const [row] = await query(
      database.ownerUrl,
      `SELECT pg_terminate_backend(pid) AS done FROM pg_stat_activity WHERE usename = 'balcao_app' AND query IS NOT NULL`,
    )
    expect(row).toEqual({ done: true })
    await ended
    await client.end().catch(quiet)
  })
})

describe('a PostgreSQL of one’s own with an owner and a role of the app', () => {
  it('starts, takes an event, starts again, and is restored into another database of the same kind', async () => {
    const first = await twoRoles('first')
    const dataDir = ownDataDir()
    const event = JSON.stringify(accepted({ chat_id: chatNumber(), visitor: someone() }))
    for (const start of [1, 2]) {
      const app = await startApp({ dataDir, env: first })
      onTestFinished(async () => void (await app.stop()))
      const channel = await createChannel(app, `Site ${start}`)
      expect((await postJivo(channel.token, event, app)).json).toMatchObject({ result: 'ok' })
      if (start === 2) await crm(app, 'backup', '--to', join(dataDir, 'kept'))
      expect(await app.stop()).toBe(0)
    }
    expect(await query(first.DATABASE_URL, `SELECT count(*)::int AS count FROM chats`)).toEqual([{ count: 2 }])
    expect(await refused(first.DATABASE_URL, 'ALTER TABLE users ADD COLUMN mine int')).toBe('42501')

    const second = await twoRoles('second')
    const other = ownDataDir()
    const [file] = readdirSync(join(dataDir, 'kept'))
    const command = [join(root, 'scripts/crm.mjs'), 'restore', join(dataDir, 'kept', file!), '--json']
    await run(process.execPath, command, { env: { ...process.env, APP_URL: '', PORT: '', DATA_DIR: other, ...second } })
    const app = await startApp({ dataDir: other, env: second })
    onTestFinished(async () => void (await app.stop()))
    expect(await query(second.DATABASE_URL, `SELECT count(*)::int AS count FROM chats`)).toEqual([{ count: 2 }])
    const channel = await createChannel(app, 'Site 3')
    expect((await postJivo(channel.token, event, app)).json).toMatchObject({ result: 'ok' })
  }, 300_000)

  it('says what to grant when it may make nothing temporary there', async () => {
    const { DATABASE_URL, DATABASE_OWNER_URL } = await twoRoles('third')
    await query(
      DATABASE_OWNER_URL,
      'GRANT CREATE ON DATABASE third TO third_app; GRANT CREATE ON SCHEMA public TO third_app',
    )
    const app = await launchApp({ dataDir: ownDataDir(), env: { DATABASE_URL } })
    onTestFinished(async () => void (await app.stop()))
    expect(await exitOf(app.child)).not.toBe(0)
    expect(app.output()).toContain('GRANT TEMPORARY ON DATABASE "third" TO "third_app"')
  }, 60_000)

  /** A database that belongs to one role and that another may only connect to. */
  async function twoRoles(name: string): Promise<{ DATABASE_URL: string; DATABASE_OWNER_URL: string }> {
    const at = (role: string) =>
      Object.assign(new URL(database.superuserUrl), { username: role, password: 'word', pathname: `/${name}` }).href
    await query(database.superuserUrl, `CREATE ROLE ${name}_owner LOGIN PASSWORD 'word'`)
    await query(database.superuserUrl, `CREATE ROLE ${name}_app LOGIN PASSWORD 'word'`)
    await query(database.superuserUrl, `CREATE DATABASE ${name} OWNER ${name}_owner`)
    await query(
      database.superuserUrl,
      `REVOKE ALL ON DATABASE ${name} FROM PUBLIC; GRANT CONNECT ON DATABASE ${name} TO ${name}_app`,
    )
    return { DATABASE_URL: at(`${name}_app`), DATABASE_OWNER_URL: at(`${name}_owner`) }
  }
})

describe('an installation of before, whose app was superuser', () => {
  it('belongs to the owner after the next start, however often that was interrupted', async () => {
    const dataDir = ownDataDir()
    const old = await startEmbedded({ dataDir, root, say: quiet })
    onTestFinished(() => old.stop())
    await migrate({ databaseUrl: old.superuserUrl, directory: migrations })
    await migrateJobs(old.superuserUrl)
    await query(old.superuserUrl, `INSERT INTO channels (id, name) VALUES (gen_random_uuid(), 'Site')`)

    const { host, port, password, ownerPassword, appPassword } = partsOf(old)
    const hold = query(old.superuserUrl, 'BEGIN; LOCK TABLE users; SELECT pg_sleep(30); COMMIT').catch(quiet)
    const interrupted = ensureRoles({ host, port }, { password, ownerPassword, appPassword }).catch(() => 'interrupted')
    await expect
      .poll(() =>
        query(
          old.superuserUrl,
          `SELECT pg_terminate_backend(pid) AS done FROM pg_stat_activity WHERE application_name = 'balcao start' AND wait_event_type = 'Lock'`,
        ),
      )
      .toEqual([{ done: true }])
    expect(await interrupted).toBe('interrupted')
    await query(
      old.superuserUrl,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%pg_sleep%' AND pid <> pg_backend_pid()`,
    )
    await hold

    await ensureRoles({ host, port }, { password, ownerPassword, appPassword })
    await prepare(old)
    const left = await query(
      old.superuserUrl,
      `SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
        WHERE nspname IN ('public', 'graphile_worker') AND relowner = 'balcao'::regrole AND relkind IN ('r', 'v', 'S', 'i')
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')`,
    )
    expect(left).toEqual([])
    expect(await query(old.databaseUrl, 'SELECT name FROM channels')).toEqual([{ name: 'Site' }])
    await query(old.ownerUrl, 'ALTER TABLE users ADD COLUMN later int')
  })
})

function partsOf({ superuserUrl, ownerUrl, databaseUrl }: EmbeddedDatabase) {
  const url = new URL(superuserUrl)
  const passwordIn = (text: string) => decodeURIComponent(new URL(text).password)
  return {
    host: url.searchParams.get('host') ?? url.hostname,
    port: Number(url.port),
    password: passwordIn(superuserUrl),
    ownerPassword: passwordIn(ownerUrl),
    appPassword: passwordIn(databaseUrl),
  }
}
