import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { migrate } from '@/lib/db/migrate.mjs'
import { clusterOfThisFile, query } from '../support/cluster'

const cluster = await clusterOfThisFile()

const FIRST = 'CREATE TABLE ours (n int NOT NULL); INSERT INTO ours VALUES (1);'
const SECOND = 'INSERT INTO ours VALUES (2);'

function migrationsOf(files: Record<string, string>): string {
  const directory = mkdtempSync(join(tmpdir(), 'balcao-migrations-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  for (const [name, sql] of Object.entries(files)) addMigration(directory, name, sql)
  return directory
}

function addMigration(directory: string, name: string, sql: string) {
  mkdirSync(join(directory, name), { recursive: true })
  writeFileSync(join(directory, name, 'migration.sql'), sql)
}

const numbersIn = async (databaseUrl: string) =>
  (await query<{ n: number }>(databaseUrl, 'SELECT n FROM ours ORDER BY n')).map(row => row.n)

describe('migrations', () => {
  it('are applied once, in the order of their names, and written down as Prisma does', async () => {
    const databaseUrl = await cluster.ownDatabase()
    const directory = migrationsOf({ '20260102_second': SECOND, '20260101_first': FIRST })
    expect(await migrate({ databaseUrl, directory })).toEqual(['20260101_first', '20260102_second'])
    expect(await migrate({ databaseUrl, directory })).toEqual([])
    expect(await numbersIn(databaseUrl)).toEqual([1, 2])
    const rows = await query(
      databaseUrl,
      'SELECT migration_name, length(checksum) AS length, finished_at IS NULL AS open, applied_steps_count FROM _prisma_migrations',
    )
    expect(rows).toEqual([
      { migration_name: '20260101_first', length: 64, open: false, applied_steps_count: 1 },
      { migration_name: '20260102_second', length: 64, open: false, applied_steps_count: 1 },
    ])
  })

  it('are applied exactly once when four instances start together', async () => {
    const databaseUrl = await cluster.ownDatabase()
    const directory = migrationsOf({ '1_first': FIRST, '2_second': `SELECT pg_sleep(0.2); ${SECOND}` })
    const applied = await Promise.all([1, 2, 3, 4].map(() => migrate({ databaseUrl, directory })))
    expect(applied.flat().sort()).toEqual(['1_first', '2_second'])
    expect(await numbersIn(databaseUrl)).toEqual([1, 2])
  })

  it('leave nothing of one that fails, and name it', async () => {
    const databaseUrl = await cluster.ownDatabase()
    const directory = migrationsOf({ '1_first': FIRST })
    await migrate({ databaseUrl, directory })
    addMigration(directory, '2_broken', `${SECOND} CREATE TABLE half (n int); SELECT nonsense;`)
    await expect(migrate({ databaseUrl, directory })).rejects.toThrow(/2_broken failed and was undone: .*nonsense/)
    expect(await numbersIn(databaseUrl)).toEqual([1])
    expect(await query(databaseUrl, `SELECT to_regclass('half') AS half`)).toEqual([{ half: null }])
    addMigration(directory, '2_broken', SECOND)
    expect(await migrate({ databaseUrl, directory })).toEqual(['2_broken'])
  })

  it('refuse a file that was edited after it was applied, and change nothing', async () => {
    const databaseUrl = await cluster.ownDatabase()
    const directory = migrationsOf({ '1_first': FIRST })
    await migrate({ databaseUrl, directory })
    addMigration(directory, '1_first', `${FIRST} -- better`)
    addMigration(directory, '2_second', SECOND)
    await expect(migrate({ databaseUrl, directory })).rejects.toThrow(
      'prisma/migrations/1_first/migration.sql was edited',
    )
    expect(await numbersIn(databaseUrl)).toEqual([1])
  })

  it('refuse a database that is newer than the program', async () => {
    const databaseUrl = await cluster.ownDatabase()
    await migrate({ databaseUrl, directory: migrationsOf({ '1_first': FIRST, '2_second': SECOND }) })
    const older = migrationsOf({ '1_first': FIRST })
    await expect(migrate({ databaseUrl, directory: older })).rejects.toThrow(/newer than this program.*2_second/)
  })

  it('stand at one step or the next, never between, when the program is killed', async () => {
    const databaseUrl = await cluster.ownDatabase()
    const directory = migrationsOf({ '1_first': FIRST, '2_slow': `${SECOND} SELECT pg_sleep(30);` })
    const child = fork(new URL('../support/migrate-once.mjs', import.meta.url), [databaseUrl, directory], {
      silent: true,
    })
    await once(child, 'message')
    child.kill('SIGKILL')
    expect(await numbersIn(databaseUrl)).toEqual([1])
    addMigration(directory, '2_slow', SECOND)
    await query(databaseUrl, 'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1', [
      'balcao migrate',
    ])
    expect(await migrate({ databaseUrl, directory })).toEqual(['2_slow'])
    expect(await numbersIn(databaseUrl)).toEqual([1, 2])
  })
})
