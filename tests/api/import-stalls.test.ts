import { expect, it } from 'vitest'
import { app, sql } from '../support/app'
import { csv, upload } from '../support/import'
import { longestHold } from '../support/longest-hold'
import { user } from '../support/rows'
import { SESSION_NAME, sessionOf } from '../support/session'

const ROWS = 2_000
const HEADER = ['Nome', 'E-mail', 'Telefone', 'Título do lead', 'Observações']

const rowsFrom = (first: number) =>
  Array.from({ length: ROWS }, (_, n) => [
    `Pessoa ${n}`,
    `demora${first + n}@exemplo.com.br`,
    `(21) 9${60_000_000 + first + n}`,
    `Reforma ${n}`,
    'Quer orçamento',
  ])

/** The rules as the job runs them, in this process, whose event loop can be watched. */
async function rehearsal() {
  const { env } = await import('@/lib/env')
  Object.assign(env, { DATABASE_URL: app().databaseUrl })
  const [{ rehearseImport }, { listUnderWay }] = await Promise.all([
    import('@/lib/imports/check-mutations'),
    import('@/lib/imports/rule-queries'),
  ])
  return { rehearseImport, listUnderWay }
}

async function holdOfRehearsal(first: number): Promise<number> {
  const { rehearseImport, listUnderWay } = await rehearsal()
  const id = await upload(csv(HEADER, ...rowsFrom(first)))
  await sql(`UPDATE imports SET state = 'checking' WHERE id = $1`, [id])
  const work = (await listUnderWay()).find(one => one.id === id)
  if (!work) throw new Error('the import is not under way')
  const hold = await longestHold(() => rehearseImport(work, { now: new Date() }))
  const [row] = await sql<{ n: number }>(
    'SELECT count(*)::int AS n FROM import_rows WHERE import_id = $1 AND foreseen IS NOT NULL',
    [id],
  )
  expect(row?.n).toBe(ROWS)
  return hold
}

async function signedIn(): Promise<{ origin: string; cookie: string }> {
  return { origin: app().baseUrl, cookie: `${SESSION_NAME}=${await sessionOf(await user('admin'))}` }
}

it('holds the event loop for less than 50 ms at a time while many rows are rehearsed', async () => {
  const holds = [await holdOfRehearsal(0), await holdOfRehearsal(10_000), await holdOfRehearsal(20_000)]
  expect(Math.min(...holds)).toBeLessThan(50)
})

it('refuses a file of 4.9 million separators with the row and the limit', async () => {
  const body = `nome;email\nA;a@b.co${';'.repeat(4_900_000)}`
  const response = await fetch(`${app().baseUrl}/api/imports?name=a.csv`, {
    method: 'POST',
    headers: await signedIn(),
    body,
  })
  expect(await response.json()).toEqual({ ok: false, reason: 'too_many_columns', row: 2, count: 4_900_002, limit: 100 })
})

it('opens the page of a file whose stored row is wider than any file may be today', async () => {
  const headers = await signedIn()
  const id = await upload(csv(['Nome', 'E-mail'], ['Ana', 'ana@loja.com.br'], ['Bia', 'bia@loja.com.br']))
  await sql(
    `UPDATE import_rows SET cells = cells || array_fill(''::text, ARRAY[2000000]) WHERE import_id = $1 AND number = 2`,
    [id],
  )
  const response = await fetch(`${app().baseUrl}/contacts/import/${id}`, { headers })
  const page = await response.text()
  expect([response.status, page.includes('bia@loja.com.br')]).toEqual([200, true])
  expect(page.length).toBeLessThan(1_000_000)
})
