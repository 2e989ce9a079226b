// @ts-check
// Plain JavaScript, because `npm start` migrates before it serves and nothing has compiled TypeScript for it.
// The file layout and the table are Prisma's, so that `prisma migrate` may be used on the same database.
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

// The advisory lock that Prisma itself takes, so that the two never migrate at once.
const PRISMA_LOCK = 72707369
const WAIT_FOR_LOCK_MS = 120_000

/** The database and the migration files do not fit together; `message` is meant to be read by the operator. */
export class MigrationRefused extends Error {}

/** @typedef {{ name: string, sql: string, checksum: string }} Migration */

/**
 * The migrations of a directory in the order of their names.
 * @param {string} directory prisma/migrations
 * @returns {Migration[]}
 */
export function readMigrations(directory) {
  if (!existsSync(directory)) return []
  return readdirSync(directory, { withFileTypes: true })
    .filter(entry => entry.isDirectory() && existsSync(join(directory, entry.name, 'migration.sql')))
    .map(entry => entry.name)
    .sort()
    .map(name => {
      const sql = readFileSync(join(directory, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

/**
 * Brings the database to the newest migration: each in a transaction of its own together with its row, all under one
 * lock, so that several instances may start at once. Returns the names it applied.
 * Throws MigrationRefused, having changed nothing, when an applied file was edited, when the database knows a migration
 * that the files lack, and when a migration fails (the earlier ones stay).
 *
 * @param {{ databaseUrl: string, directory: string, onApply?: (name: string) => void }} options
 */
export async function migrate({ databaseUrl, directory, onApply = () => {} }) {
  const migrations = readMigrations(directory)
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'balcao migrate',
    connectionTimeoutMillis: 10_000,
  })
  await client.connect()
  try {
    await client.query(`SET lock_timeout = ${WAIT_FOR_LOCK_MS}; SET statement_timeout = 0; SET TimeZone = 'UTC'`)
    await client.query('SELECT pg_advisory_lock($1)', [PRISMA_LOCK])
    await ensureTable(client)
    const pending = pendingOf(migrations, await readApplied(client))
    for (const migration of pending) {
      onApply(migration.name)
      await apply(client, migration)
    }
    return pending.map(migration => migration.name)
  } finally {
    await client.end()
  }
}

// Looked for first: a role that may not make tables can still find that nothing is pending.
/** @param {pg.Client} client */
async function ensureTable(client) {
  const { rows } = await client.query("SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there")
  if (rows[0].there) return
  await client.query(`CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id varchar(36) PRIMARY KEY NOT NULL,
    checksum varchar(64) NOT NULL,
    finished_at timestamptz,
    migration_name varchar(255) NOT NULL,
    logs text,
    rolled_back_at timestamptz,
    started_at timestamptz NOT NULL DEFAULT now(),
    applied_steps_count integer NOT NULL DEFAULT 0
  )`)
}

/** @param {pg.Client} client */
async function readApplied(client) {
  const { rows } = await client.query(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
       FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY migration_name`,
  )
  return /** @type {{ name: string, checksum: string, finished: boolean }[]} */ (rows)
}

/**
 * @param {Migration[]} migrations
 * @param {{ name: string, checksum: string, finished: boolean }[]} applied
 */
function pendingOf(migrations, applied) {
  const byName = new Map(migrations.map(migration => [migration.name, migration]))
  for (const { name, checksum, finished } of applied) {
    const file = byName.get(name)
    if (!file) {
      throw new MigrationRefused(
        `The database is newer than this program: it knows the migration ${name}, which is not here. Update Balcão.`,
      )
    }
    if (!finished) throw new MigrationRefused(`The migration ${name} was begun by another program and never finished.`)
    if (file.checksum !== checksum) {
      throw new MigrationRefused(
        `prisma/migrations/${name}/migration.sql was edited after it was applied. Restore it and add a new migration.`,
      )
    }
  }
  const done = new Set(applied.map(row => row.name))
  return migrations.filter(migration => !done.has(migration.name))
}

/** @param {pg.Client} client @param {Migration} migration */
async function apply(client, migration) {
  await client.query('BEGIN')
  try {
    await applyWithin(client, migration)
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    const reason = error instanceof Error ? error.message : String(error)
    throw new MigrationRefused(`The migration ${migration.name} failed and was undone: ${reason}`, { cause: error })
  }
}

/**
 * Applies migrations in the transaction of the caller, who restores a backup.
 * @param {pg.Client} client @param {Migration[]} migrations
 */
export async function applyAllWithin(client, migrations) {
  await client.query('SELECT pg_advisory_xact_lock($1)', [PRISMA_LOCK])
  await ensureTable(client)
  for (const migration of migrations) await applyWithin(client, migration)
}

/** @param {pg.Client} client @param {Migration} migration */
async function applyWithin(client, { name, sql, checksum }) {
  await client.query(sql)
  await client.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
    [randomUUID(), checksum, name],
  )
}
