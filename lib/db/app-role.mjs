// @ts-check
import pg from 'pg'
import { StartRefused } from './embedded/start-refused.mjs'

// Advisory lock of this step, so that instances which start together do not grant the same at once.
const GRANT_LOCK = 72707370

/** The tables, sequences and schemas of the product, and the jobs' schema. */
const SCHEMAS = ['public', 'graphile_worker']

const WITHOUT_GRANT = `
  SELECT format('GRANT USAGE ON SCHEMA %I TO %I', n.nspname, $1::text) AS statement
    FROM pg_namespace n WHERE n.nspname = ANY ($2) AND NOT has_schema_privilege($1, n.oid, 'USAGE')
  UNION ALL
  SELECT format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO %I', c.oid::regclass, $1::text)
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE n.nspname = ANY ($2) AND c.relkind IN ('r', 'p', 'v') AND c.relname <> '_prisma_migrations'
     AND NOT (has_table_privilege($1, c.oid, 'SELECT') AND has_table_privilege($1, c.oid, 'INSERT')
              AND has_table_privilege($1, c.oid, 'UPDATE') AND has_table_privilege($1, c.oid, 'DELETE'))
  UNION ALL
  SELECT format('GRANT SELECT ON %s TO %I', c.oid::regclass, $1::text)
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE n.nspname = 'public' AND c.relname = '_prisma_migrations' AND NOT has_table_privilege($1, c.oid, 'SELECT')
  UNION ALL
  SELECT format('GRANT USAGE, SELECT ON SEQUENCE %s TO %I', c.oid::regclass, $1::text)
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE n.nspname = ANY ($2) AND c.relkind = 'S'
     AND NOT (has_sequence_privilege($1, c.oid, 'USAGE') AND has_sequence_privilege($1, c.oid, 'SELECT'))
  UNION ALL
  SELECT format('CREATE POLICY balcao_app ON %s TO %I USING (true) WITH CHECK (true)', c.oid::regclass, $1::text)
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE n.nspname = 'graphile_worker' AND c.relrowsecurity
     AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'balcao_app')`

/**
 * Gives the app's role what it needs and no more: rows of all tables, sequences, the jobs' schema (whose tables are
 * closed by row level security), temporary functions for the statements of an event. Runs as the owner, after the
 * migrations; does nothing where nothing is missing, or where owner and app are one role. Throws what PostgreSQL says when
 * the owner may not grant, StartRefused where temporary functions are not allowed.
 *
 * @param {{ ownerUrl: string, databaseUrl: string }} urls of one database
 */
export async function grantToApp({ ownerUrl, databaseUrl }) {
  const app = await roleOf(databaseUrl)
  await withClient(ownerUrl, async owner => {
    await allowTemporary(owner, app)
    if (app === (await currentUser(owner))) return
    await owner.query('BEGIN')
    await owner.query('SELECT pg_advisory_xact_lock($1)', [GRANT_LOCK])
    const { rows } = await owner.query(WITHOUT_GRANT, [app, SCHEMAS])
    for (const { statement } of rows) await owner.query(statement)
    await owner.query('COMMIT')
  })
}

/** @param {pg.Client} owner @param {string} app */
async function allowTemporary(owner, app) {
  const ask = () =>
    owner.query(
      `SELECT current_database() AS name, has_database_privilege($1, current_database(), 'TEMPORARY') AS may`,
      [app],
    )
  const { name, may } = (await ask()).rows[0]
  if (may) return
  const grant = `GRANT TEMPORARY ON DATABASE ${pg.escapeIdentifier(name)} TO ${pg.escapeIdentifier(app)}`
  await owner.query(grant).catch(() => undefined)
  if ((await ask()).rows[0].may) return
  throw new StartRefused(
    `The role ${app} may make nothing temporary in the database ${name}. Let the owner of the database run: ${grant}`,
  )
}

/** @param {string} databaseUrl */
const roleOf = databaseUrl => withClient(databaseUrl, currentUser)

/** @param {pg.Client} client @returns {Promise<string>} */
async function currentUser(client) {
  return (await client.query('SELECT current_user AS name')).rows[0].name
}

/** @template T @param {string} connectionString @param {(client: pg.Client) => Promise<T>} work @returns {Promise<T>} */
async function withClient(connectionString, work) {
  const client = new pg.Client({ connectionString, application_name: 'balcao start', connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
