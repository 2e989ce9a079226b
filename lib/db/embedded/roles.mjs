// @ts-check
import pg from 'pg'
import { APP, OWNER, SUPERUSER, urlOf } from './address.mjs'

// Everything of the superuser's that is no part of an extension or of PostgreSQL itself: what installations made before
// the owner was a role of its own. `ALTER TABLE` takes the indexes and the sequences of a table's own columns along.
const HAND_OVER = `DO $$
DECLARE statement text;
BEGIN
  FOR statement IN
    SELECT format('ALTER SCHEMA %I OWNER TO ${OWNER}', nspname) FROM pg_namespace
     WHERE nspowner = '${SUPERUSER}'::regrole AND nspname !~ '^(pg_|information_schema$)'
    UNION ALL
    SELECT format('ALTER %s %s OWNER TO ${OWNER}',
                  CASE c.relkind WHEN 'S' THEN 'SEQUENCE' WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'TABLE' END,
                  c.oid::regclass)
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relowner = '${SUPERUSER}'::regrole AND c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
       AND n.nspname !~ '^(pg_|information_schema$)'
       AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
                         AND d.deptype IN ('e', 'a', 'i') AND d.refclassid <> 'pg_namespace'::regclass)
    UNION ALL
    SELECT format('ALTER ROUTINE %s OWNER TO ${OWNER}', p.oid::regprocedure)
      FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
     WHERE p.proowner = '${SUPERUSER}'::regrole AND n.nspname !~ '^(pg_|information_schema$)'
       AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
    UNION ALL
    SELECT format('ALTER TYPE %s OWNER TO ${OWNER}', t.oid::regtype)
      FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace LEFT JOIN pg_class c ON c.oid = t.typrelid
     WHERE t.typowner = '${SUPERUSER}'::regrole AND n.nspname !~ '^(pg_|information_schema$)'
       AND (t.typtype IN ('e', 'd', 'r') OR c.relkind = 'c')
       AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_type'::regclass AND d.objid = t.oid AND d.deptype = 'e')
  LOOP
    EXECUTE statement;
  END LOOP;
END $$`

const UNPRIVILEGED = 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS'

/**
 * Gives the database to the owner's role and makes the role of the app, with the passwords of the note. The owner can do
 * what the app can, see its sessions and end them. May be repeated, and killed at any point: the next start goes on.
 *
 * @param {import('./address.mjs').Address} address
 * @param {{ password: string, ownerPassword: string, appPassword: string }} note
 */
export async function ensureRoles(address, { password, ownerPassword, appPassword }) {
  const client = new pg.Client({
    connectionString: urlOf(address, SUPERUSER, password),
    application_name: 'balcao start',
    connectionTimeoutMillis: 10_000,
  })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('BEGIN')
    for (const [role, secret] of /** @type {const} */ ([
      [OWNER, ownerPassword],
      [APP, appPassword],
    ])) {
      const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role])
      await client.query(
        `${rowCount ? 'ALTER' : 'CREATE'} ROLE ${role} ${UNPRIVILEGED} PASSWORD ${client.escapeLiteral(secret)}`,
      )
    }
    await client.query(`GRANT ${APP} TO ${OWNER}`)
    await client.query(`ALTER DATABASE balcao OWNER TO ${OWNER}`)
    await client.query(
      `REVOKE ALL ON DATABASE balcao FROM PUBLIC; GRANT CONNECT, TEMPORARY ON DATABASE balcao TO ${APP}`,
    )
    await client.query('REVOKE ALL ON DATABASE postgres FROM PUBLIC; REVOKE ALL ON DATABASE template1 FROM PUBLIC')
    await client.query(HAND_OVER)
    await client.query('COMMIT')
  } finally {
    await client.end()
  }
}
