import { once } from 'node:events'
import type { Writable } from 'node:stream'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { applyAllWithin, readMigrations } from '@/lib/db/migrate.mjs'
import { migrateJobs } from '@/lib/db/migrate-jobs.mjs'
import { readArchive } from './archive'
import { copyStatement } from './create-mutations'
import { BackupRefused, type Schema, splitMigrations, type Summary, tableOfChunk } from './format'
import { isEmptyDatabase, readForeignKeys, SESSION_SETTINGS } from './queries'
import { rowDigest } from './row-digest'
import { compare, decompress, type Verified } from './verify-queries'

type Options = { file: string; backup: Verified; ownerUrl: string; migrations: string }

/**
 * Fills an empty database from a backup that was verified: the tables of the backup's version, its rows, which are read
 * back and compared, then the later migrations. All sessions are ended. Everything happens in one transaction, whose
 * `commit` is left to the caller; until then, and after `undo`, the database is as empty as before.
 * Throws BackupRefused `not-empty` where the database holds anything.
 */
export async function restoreDatabase({ file, backup, ownerUrl, migrations }: Options) {
  const client = new pg.Client({
    connectionString: ownerUrl,
    application_name: 'balcao restore',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  })
  client.on('error', () => undefined)
  await client.connect()
  const undo = async () => {
    await client.query('ROLLBACK').catch(() => undefined)
    // Its library makes it outside the transaction; it is known to have been empty.
    await client.query('DROP SCHEMA IF EXISTS graphile_worker CASCADE').catch(() => undefined)
    await client.end().catch(() => undefined)
  }
  if (!(await isEmptyDatabase(client))) {
    await client.end()
    throw new BackupRefused('not-empty', 'The database is not empty. Restore into an empty one; nothing was changed.')
  }
  try {
    await migrateJobs(ownerUrl)
    await client.query(SESSION_SETTINGS)
    await client.query('BEGIN')
    const sessionsEnded = await fill(client, file, backup, migrations)
    const commit = async () => {
      await client.query('COMMIT')
      await client.query('ANALYZE')
      await client.end()
    }
    return { sessionsEnded, commit, undo }
  } catch (error) {
    await undo()
    throw error
  }
}

async function fill(
  client: pg.Client,
  file: string,
  { schema, summary }: Verified,
  migrations: string,
): Promise<number> {
  const split = splitMigrations(readMigrations(migrations), schema.migrations)
  if ('unknown' in split)
    throw new BackupRefused('newer', `The backup knows the change ${split.unknown}, which is not here.`)
  await applyAllWithin(client, split.before)
  const tables = schema.tables.map(({ name }) => client.escapeIdentifier(name))
  const foreignKeys = await readForeignKeys(client)
  for (const { table, name } of foreignKeys) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`)
  for (const table of tables) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`)
  // The migrations have put rows of their own into some.
  await client.query(`TRUNCATE ${tables.join(', ')}`)
  await copyRows(client, file, schema)
  for (const table of schema.tables) compare(table.name, await digestOf(client, table), summary, file)
  for (const { name, value, called } of summary.sequences) {
    await client.query('SELECT setval($1::regclass, $2, $3)', [client.escapeIdentifier(name), value, called])
  }
  for (const { table, name, definition } of foreignKeys)
    await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`)
  for (const table of tables) await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`)
  await applyAllWithin(client, split.after)
  await addJobs(client, summary.jobs)
  const ended = await client.query('UPDATE sessions SET ended_at = now() WHERE ended_at IS NULL')
  return ended.rowCount ?? 0
}

// The chunks of a table lie one after the other.
async function copyRows(client: pg.Client, file: string, { tables }: Schema): Promise<void> {
  const byName = new Map(tables.map(table => [table.name, table]))
  let current = ''
  let stream: Writable | null = null
  for await (const { name, body } of readArchive(file)) {
    const table = tableOfChunk(name)
    if (table === null) continue
    if (!stream || table !== current) {
      await ended(stream)
      const columns = byName.get(table)
      if (!columns)
        throw new BackupRefused('damaged', `${file} is damaged: it holds rows of an unknown table ${table}.`)
      stream = client.query(copyFrom(copyStatement(client, columns, 'FROM STDIN')))
      current = table
    }
    await written(stream, await decompress(body))
  }
  await ended(stream)
}

async function written(stream: Writable, rows: Buffer): Promise<void> {
  if (!stream.write(rows)) await once(stream, 'drain')
}

async function ended(stream: Writable | null): Promise<void> {
  if (!stream) return
  stream.end()
  await once(stream, 'finish')
}

async function digestOf(client: pg.Client, table: Schema['tables'][number]) {
  const digest = rowDigest()
  for await (const chunk of client.query(copyTo(copyStatement(client, table, 'TO STDOUT')))) digest.add(chunk as Buffer)
  return digest.end()
}

async function addJobs(client: pg.Client, jobs: Summary['jobs']): Promise<void> {
  for (const { task, payload, queue, runAt, maxAttempts, key, priority } of jobs) {
    await client.query('SELECT graphile_worker.add_job($1, $2::json, $3, $4::timestamptz, $5, $6, $7)', [
      task,
      JSON.stringify(payload ?? {}),
      queue,
      runAt,
      maxAttempts,
      key,
      priority,
    ])
  }
}
