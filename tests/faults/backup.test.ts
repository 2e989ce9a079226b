import { execFile } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { createBackup, type Made } from '@/lib/backup/create-mutations'
import { restoreBackup } from '@/lib/backup/restore-mutations'
import { accepted } from '../samples/jivo-events'
import { postJivo, sql } from '../support/app'
import { clusterOfThisFile, ownDataDir, query, root } from '../support/cluster'
import { crm } from '../support/crm'
import { channelOf, chatNumber, someone, spooled } from '../support/intake'
import { SESSION_NAME, sessionOf } from '../support/session'
import { startApp, type StartedApp } from '../support/start-app'

const run = promisify(execFile)
const quiet = () => undefined

let app: StartedApp
let backup: Made
let session: string
/** What no job changed while the backup was made. */
let steady: Record<string, string>
beforeAll(async () => {
  app = await startApp()
  await crm(app, 'demo', 'load')
  const [admin] = await sql<{ id: string }>('SELECT id FROM users WHERE email = $1', [app.admin.email], app.databaseUrl)
  session = await sessionOf(admin!.id, app)
  const before = await digestsOf(app.databaseUrl)
  backup = await crm<Made>(app, 'backup', '--to', join(app.dataDir, 'backups'))
  const after = await digestsOf(app.databaseUrl)
  steady = Object.fromEntries(Object.entries(before).filter(([name, digest]) => after[name] === digest))
  return async () => {
    await app.stop()
  }
}, 240_000)

/** The content of every table by PostgreSQL's own means; sessions without their end, which a restore sets. */
async function digestsOf(databaseUrl: string): Promise<Record<string, string>> {
  const tables = await query<{ name: string }>(databaseUrl, `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`)
  const digests: Record<string, string> = {}
  for (const { name } of tables) {
    const row = name === 'sessions' ? `to_jsonb(t) - 'ended_at'` : 't'
    const [found] = await query<{ digest: string }>(
      databaseUrl,
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(md5((${row})::text), '' ORDER BY md5((${row})::text))), '') AS digest FROM "${name}" t`,
    )
    digests[name] = found!.digest
  }
  return digests
}

/** Runs the admin command as an operator does, without a running installation; answers the code and the error. */
async function failing(env: Record<string, string>, ...words: string[]) {
  const environment = { ...process.env, DATABASE_URL: '', APP_URL: '', PORT: '', ...env }
  return run(process.execPath, [join(root, 'scripts/crm.mjs'), ...words, '--json'], { env: environment }).then(
    ({ stdout }) => ({ code: 0, error: stdout }),
    (failed: { code: number; stderr: string }) => ({ code: failed.code, error: JSON.parse(failed.stderr.trim().split('\n').at(-1)!).error as { code: string; message: string } }),
  )
}

describe('a backup', () => {
  it('is one file for its owner alone, that verifies and counts what is in it', async () => {
    expect(readdirSync(join(app.dataDir, 'backups'))).toEqual([backup.file.split('/').at(-1)])
    expect(statSync(backup.file).mode & 0o777).toBe(0o600)
    const verified = await crm<Made>({ ...app, dataDir: ownDataDir() }, 'backup', 'verify', backup.file)
    expect(verified).toMatchObject({ valid: true, file: backup.file, tables: backup.tables, createdAt: backup.createdAt })
    const [contacts] = await sql<{ rows: number }>('SELECT count(*)::int AS rows FROM contacts', [], app.databaseUrl)
    expect(backup.tables.contacts!.rows).toBe(contacts!.rows)
  })

  it('restored into another data directory has the same rows, starts, takes what waited in the spool, and lets no session in', async () => {
    const channel = await channelOf(app)
    const lock = sql('BEGIN; LOCK TABLE contacts; SELECT pg_sleep(5); COMMIT', [], app.databaseUrl)
    const chat_id = chatNumber()
    expect((await postJivo(channel.token, accepted({ chat_id, visitor: someone() }), app)).status).toBe(200)
    expect(spooled(app)).toHaveLength(1)
    const made = await crm<Made>(app, 'backup', '--to', join(app.dataDir, 'backups'))
    await lock

    const dataDir = join(ownDataDir(), 'moved here')
    const { restored } = await crm<{ restored: object }>({ ...app, dataDir }, 'restore', made.file)
    expect(restored).toMatchObject({ database: 'embedded', tables: made.tables, files: made.files })
    expect(readFileSync(join(dataDir, 'nextauth-secret'), 'utf8')).toBe(readFileSync(join(app.dataDir, 'nextauth-secret'), 'utf8'))
    const copy = await startApp({ dataDir })
    onTestFinished(async () => void (await copy.stop()))
    await expect.poll(() => sql('SELECT FROM chats WHERE channel_id = $1', [channel.id], copy.databaseUrl), { timeout: 20_000 }).toHaveLength(1)
    expect((await postJivo(channel.token, accepted({ chat_id, visitor: someone() }), copy)).json.crm_link).toContain('/leads/')
    const page = (at: StartedApp) => fetch(`${at.baseUrl}/leads`, { headers: { cookie: `${SESSION_NAME}=${session}` }, redirect: 'manual' })
    expect((await page(app)).status).toBe(200)
    expect((await page(copy)).status).toBe(307)
  }, 180_000)

  it('is refused into a data directory that holds anything', async () => {
    const dataDir = ownDataDir()
    writeFileSync(join(dataDir, 'letter.txt'), 'mine')
    expect(await failing({ DATA_DIR: dataDir }, 'restore', backup.file)).toMatchObject({ code: 1, error: { code: 'not-empty' } })
    expect(readdirSync(dataDir)).toEqual(['letter.txt'])
  })

  it('that is damaged changes nothing and says so', async () => {
    const whole = readFileSync(backup.file)
    const dataDir = ownDataDir()
    const file = join(dataDir, '..', `${dataDir.split('/').at(-1)}.tar`)
    whole[Math.floor(whole.length / 2)]! ^= 1
    writeFileSync(file, whole)
    for (const words of [['restore', file], ['backup', 'verify', file]]) {
      expect(await failing({ DATA_DIR: dataDir }, ...words)).toMatchObject({ code: 1, error: { code: 'damaged', message: expect.stringContaining(file) } })
    }
    expect(readdirSync(dataDir)).toEqual([])
  })
})

describe('a backup restored into a PostgreSQL of one’s own', async () => {
  const cluster = await clusterOfThisFile()

  it('has the same rows in every table, without a superuser, and can be backed up again', async () => {
    const ownerUrl = await databaseOfAPlainRole(cluster)
    const dataDir = ownDataDir()
    const restored = await restoreBackup({ file: backup.file, dataDir, ownerUrl, root, say: quiet })
    expect(restored).toMatchObject({ database: 'DATABASE_URL', tables: backup.tables })
    expect(await digestsOf(ownerUrl)).toMatchObject(steady)
    expect(Object.keys(steady)).toEqual(expect.arrayContaining(['contacts', 'leads', 'chats', 'conflicts', 'history', 'identifiers', 'sessions', 'tasks', 'users']))
    expect(readdirSync(dataDir)).toContain('nextauth-secret')
    expect(readdirSync(dataDir)).not.toContain('database.json')
    expect(await query(ownerUrl, 'SELECT FROM sessions WHERE ended_at IS NULL')).toEqual([])

    const to = join(dataDir, 'backups')
    const again = await createBackup({ databaseUrl: ownerUrl, dataDir, secret: undefined, to, now: new Date() })
    const { sessions: _now, ...others } = again.tables
    const { sessions: _then, ...first } = backup.tables
    expect(others).toEqual(first)
  })

  it('is refused where the database holds anything, and changes neither it nor the data directory', async () => {
    const ownerUrl = await databaseOfAPlainRole(cluster)
    await query(ownerUrl, 'CREATE TABLE mine AS SELECT 7 AS n')
    const dataDir = ownDataDir()
    await expect(restoreBackup({ file: backup.file, dataDir, ownerUrl, root, say: quiet })).rejects.toMatchObject({ reason: 'not-empty' })
    expect(await query(ownerUrl, `SELECT tablename FROM pg_tables WHERE schemaname = 'public'`)).toEqual([{ tablename: 'mine' }])
    expect(readdirSync(dataDir)).toEqual([])
  })

  it('leaves an empty database when the files cannot be put in their place', async () => {
    const ownerUrl = await databaseOfAPlainRole(cluster)
    const dataDir = ownDataDir()
    const outcome = restoreBackup({ file: backup.file, dataDir, ownerUrl, root, say: quiet }).then(() => 'restored', () => 'failed')
    // Something else takes the place of a file while the rows are read.
    await expect.poll(() => readdirSync(dataDir).some(name => name.startsWith('restoring-'))).toBe(true)
    mkdirSync(join(dataDir, 'nextauth-secret'))
    expect(await outcome).toBe('failed')
    expect(await query(ownerUrl, `SELECT nspname FROM pg_namespace WHERE nspname = 'graphile_worker'`)).toEqual([])
    expect(await query(ownerUrl, `SELECT tablename FROM pg_tables WHERE schemaname = 'public'`)).toEqual([])
  })
})

let roles = 0

/** A database that belongs to a role without any right beyond it. */
async function databaseOfAPlainRole(cluster: Awaited<ReturnType<typeof clusterOfThisFile>>): Promise<string> {
  const url = new URL(await cluster.ownDatabase())
  const role = `plain_${++roles}`
  await query(url.href, `CREATE ROLE ${role} LOGIN PASSWORD 'plain'; ALTER DATABASE "${url.pathname.slice(1)}" OWNER TO ${role}`)
  url.username = role
  url.password = 'plain'
  return url.href
}
