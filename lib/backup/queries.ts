import type { Client } from 'pg'
import type { Schema, Summary } from './format'

/** The same bytes for the same rows, whatever the server and its settings are. */
export const SESSION_SETTINGS = `SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'postgres';
  SET bytea_output = 'hex'; SET extra_float_digits = 1; SET client_encoding = 'UTF8'; SET search_path = public;
  SET statement_timeout = 0; SET lock_timeout = '30s'; SET idle_in_transaction_session_timeout = 0`

/** The migrations and tables of the database, as this transaction sees them. */
export async function readSchema(client: Client): Promise<Schema> {
  const migrations = await client.query<{ name: string; checksum: string }>(
    `SELECT migration_name AS name, checksum FROM _prisma_migrations
      WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
  )
  const tables = await client.query<{ name: string; columns: string[] }>(
    `SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
      GROUP BY c.oid, c.relname ORDER BY c.relname`,
  )
  return { migrations: migrations.rows, tables: tables.rows }
}

/** Where each sequence is; not part of the snapshot, and so never behind its rows. */
export async function readSequences(client: Client): Promise<Summary['sequences']> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'S' ORDER BY relname`,
  )
  const sequences = []
  for (const { name } of rows) {
    const found = await client.query<{ value: string; called: boolean }>(
      `SELECT last_value::text AS value, is_called AS called FROM ${client.escapeIdentifier(name)}`,
    )
    sequences.push({ name, ...found.rows[0]! })
  }
  return sequences
}

/** Jobs that wait or are to be tried again; their schema itself is made by its library. */
export async function readJobs(client: Client): Promise<Summary['jobs']> {
  const { rows: there } = await client.query(`SELECT to_regclass('graphile_worker._private_jobs') IS NOT NULL AS jobs`)
  if (!there[0].jobs) return []
  const { rows } = await client.query<Summary['jobs'][number]>(
    `SELECT t.identifier AS task, j.payload, q.queue_name AS queue, j.run_at::text AS "runAt", j.max_attempts::int AS "maxAttempts",
            j.key, j.priority::int AS priority
       FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
       LEFT JOIN graphile_worker._private_job_queues q ON q.id = j.job_queue_id
      WHERE j.attempts < j.max_attempts ORDER BY j.id`,
  )
  return rows
}

/** Whether the database holds nothing but, at most, the empty schema of the jobs. */
export async function isEmptyDatabase(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ empty: boolean }>(
    `SELECT NOT EXISTS (
       SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname !~ '^(pg_|information_schema$|graphile_worker$)' AND c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
     ) AS empty`,
  )
  return rows[0]!.empty && (await readJobs(client)).length === 0
}

/** The foreign keys of the product's tables, to be taken away and put back. */
export async function readForeignKeys(client: Client): Promise<{ table: string; name: string; definition: string }[]> {
  const { rows } = await client.query(
    `SELECT conrelid::regclass::text AS table, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
       FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace ORDER BY conrelid, conname`,
  )
  return rows
}
