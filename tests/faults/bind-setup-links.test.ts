import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { migrate } from '@/lib/db/migrate.mjs'
import { clusterOfThisFile, query, root } from '../support/cluster'

const cluster = await clusterOfThisFile()
const ALL = join(root, 'prisma/migrations')
const NAME = '20261129171000_bind_setup_links_and_tokens_to_persons'

/** The migrations of an installation from before links belonged to persons. */
function earlierMigrations(): string {
  const directory = mkdtempSync(join(tmpdir(), 'balcao-migrations-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  for (const name of readdirSync(ALL).filter(each => each < NAME))
    cpSync(join(ALL, name), join(directory, name), { recursive: true })
  return directory
}

it('binds open links where it is sure whose they are, ends the others, and gives tokens an end', async () => {
  const databaseUrl = await cluster.ownDatabase()
  await migrate({ databaseUrl, directory: earlierMigrations() })
  const run = (text: string, params: unknown[] = []) => query<Record<string, unknown>>(databaseUrl, text, params)
  const person = async (name: string, columns: Record<string, unknown> = {}) => {
    const values = {
      id: randomUUID(),
      email: `${name}@x.example`,
      name,
      role: 'manager',
      created_at: '2026-11-01',
      updated_at: '2026-11-01',
      ...columns,
    }
    const names = Object.keys(values)
    await run(
      `INSERT INTO users (${names.join(', ')}) VALUES (${names.map((_, index) => `$${index + 1}`).join(', ')})`,
      Object.values(values),
    )
    return values.id
  }
  const link = (email: string | null, purpose: string, usedAt: string | null = null) =>
    run(
      `INSERT INTO setup_links (id, token_hash, purpose, email, expires_at, used_at, created_at) VALUES ($1, sha256($2::text::bytea), $3, $4, now() + interval '5 days', $5, '2026-11-02')`,
      [randomUUID(), randomUUID(), purpose, email, usedAt],
    )
  const token = (name: string, createdById: string | null, createdAt: string) =>
    run(
      'INSERT INTO api_tokens (id, name, token_hash, created_by_id, created_at) VALUES ($1, $2, sha256($3::text::bytea), $4, $5)',
      [randomUUID(), name, randomUUID(), createdById, createdAt],
    )

  const invited = await person('invited')
  const known = await person('known', { password_hash: 'x' })
  const admin = await person('admin', { role: 'admin', password_hash: 'x' })
  await person('changed', { updated_at: '2026-11-20' })
  await person('left', { active: false })
  const gone = await person('gone', { role: 'admin', active: false })
  for (const name of ['invited', 'known', 'changed', 'left', 'nobody']) await link(`${name}@x.example`, 'invitation')
  await link(null, 'first_admin')
  await link('used@x.example', 'invitation', '2026-11-03')
  await token('old', admin, '2020-01-01')
  await token('new', null, '2026-11-28')
  await token('of who left', gone, '2026-11-28')

  await migrate({ databaseUrl, directory: ALL })

  expect(await run('SELECT email, purpose, user_id AS of FROM setup_links ORDER BY email NULLS LAST')).toEqual([
    { email: 'invited@x.example', purpose: 'invitation', of: invited },
    { email: 'known@x.example', purpose: 'reset', of: known },
    { email: 'used@x.example', purpose: 'invitation', of: null },
    { email: null, purpose: 'first_admin', of: null },
  ])
  const days = `round(extract(epoch FROM expires_at - now()) / 86400)::int AS days`
  expect(
    await run(
      `SELECT name, ${days}, revoked_at IS NOT NULL AS revoked FROM api_tokens WHERE name <> 'new' ORDER BY name`,
    ),
  ).toEqual([
    { name: 'of who left', days: expect.any(Number), revoked: true },
    { name: 'old', days: 90, revoked: false },
  ])
  expect(
    await run(`SELECT expires_at = created_at + interval '1 year' AS "aYear" FROM api_tokens WHERE name = 'new'`),
  ).toEqual([{ aYear: true }])
})
