import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { migrate } from '@/lib/db/migrate.mjs'
import { clusterOfThisFile, root } from '../support/cluster'

const cluster = await clusterOfThisFile()

it('the migrations make the very tables that schema.prisma describes', async () => {
  const databaseUrl = await cluster.ownDatabase()
  await migrate({ databaseUrl, directory: join(root, 'prisma/migrations') })
  const missing = execFileSync(process.execPath, [join(root, 'tests/support/schema-drift.mjs'), databaseUrl], {
    encoding: 'utf8',
    cwd: root,
  })
  expect(missing.trim()).toBe('-- This is an empty migration.')
})
