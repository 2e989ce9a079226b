import { once } from 'node:events'
import { expect, it, onTestFinished } from 'vitest'
import { inTransaction } from '@/lib/db/transaction'
import { chooseColumns, insertImport, startImport } from '@/lib/imports/mutations'
import { readTable } from '@/lib/imports/read-table'
import { atOnce } from '@/tests/support/at-once'
import { sql, startOwnApp } from '../support/app'
import { jobsReady } from '../support/jobs'
import { ownDataDir, poolOf } from '../support/cluster'

const ROWS = 400
const KILLED_AFTER = 40

it('an import that is killed in the middle goes on by itself, and does each row exactly once', async () => {
  const dataDir = ownDataDir()
  const first = await startOwnApp({ dataDir })
  const pool = poolOf(first.databaseUrl)
  onTestFinished(() => pool.end())
  await jobsReady(first.databaseUrl)
  const file = [
    'Nome;E-mail;Etapa',
    ...Array.from({ length: ROWS }, (_, n) => `Pessoa ${n};p${n}@exemplo.com.br;Novo`),
  ].join('\n')
  const read = atOnce(readTable(new TextEncoder().encode(file)))
  if (!read.ok) throw new Error(read.reason)
  const [{ id: userId } = { id: '' }] = await sql<{ id: string }>('SELECT id FROM users', [], first.databaseUrl)
  const now = new Date()
  const importId = await inTransaction(
    tx => insertImport(tx, { fileName: 'clientes.csv', table: read.table }, { userId, now }),
    { pool },
  )
  const stateOf = (databaseUrl: string) => async () =>
    (
      await sql<{ state: string; done: number }>(
        'SELECT state, (SELECT count(*)::int FROM import_rows WHERE import_id = i.id AND outcome IS NOT NULL) AS done FROM imports i',
        [],
        databaseUrl,
      )
    )[0]!
  const columns = { importId, mapping: ['name', 'email', 'lead:stage'] as const, hasHeader: true, areaCode: null }
  expect(await inTransaction(tx => chooseColumns(tx, { ...columns, mapping: [...columns.mapping] }), { pool })).toEqual(
    { ok: true },
  )
  await expect.poll(stateOf(first.databaseUrl), { timeout: 30_000, interval: 100 }).toMatchObject({ state: 'checked' })

  await inTransaction(tx => startImport(tx, importId, new Date()), { pool })
  await expect
    .poll(async () => (await stateOf(first.databaseUrl)()).done, { timeout: 30_000, interval: 20 })
    .toBeGreaterThan(KILLED_AFTER)
  first.child.kill('SIGKILL')
  await once(first.child, 'exit')

  // The database outlives the app until the next start.
  expect(await stateOf(first.databaseUrl)()).toMatchObject({ state: 'running' })

  const { databaseUrl } = await startOwnApp({ dataDir })
  await expect.poll(stateOf(databaseUrl), { timeout: 40_000, interval: 200 }).toEqual({ state: 'done', done: ROWS })
  const [counts] = await sql<{ contacts: number; emails: number; leads: number; told: number; outcomes: object }>(
    `SELECT (SELECT count(*)::int FROM contacts) AS contacts, (SELECT count(DISTINCT key)::int FROM identifiers WHERE kind = 'email') AS emails,
       (SELECT count(*)::int FROM leads) AS leads, (SELECT count(DISTINCT data->'import'->>'row')::int FROM history WHERE kind = 'contact.created') AS told,
       (SELECT counts FROM imports) AS outcomes`,
    [],
    databaseUrl,
  )
  expect(counts).toEqual({
    contacts: ROWS,
    emails: ROWS,
    leads: ROWS,
    told: ROWS,
    outcomes: { created: ROWS, lead_created: ROWS },
  })
})
