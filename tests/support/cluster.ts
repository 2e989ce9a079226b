import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, onTestFinished } from 'vitest'
import { startEmbedded } from '@/lib/db/embedded/cluster.mjs'

export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')

/** A data directory of this test alone, removed when it ends. */
export function ownDataDir(): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'balcao-test-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 }))
  return dataDir
}

/** A data directory that the tests of a file share, removed after them. */
export function dataDirOfThisFile(): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'balcao-test-'))
  afterAll(() => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 }))
  return dataDir
}

/** A cluster without the app, shared by the tests of a file; each takes an empty database of its own from it. */
export async function clusterOfThisFile() {
  const dataDir = mkdtempSync(join(tmpdir(), 'balcao-test-'))
  const cluster = await startEmbedded({ dataDir, root, say: () => undefined })
  let made = 0
  afterAll(async () => {
    await cluster.stop()
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
  })
  return {
    ownDatabase: async (): Promise<string> => {
      const name = `test_${++made}`
      await query(cluster.superuserUrl, `CREATE DATABASE ${name}`)
      const url = new URL(cluster.superuserUrl)
      url.pathname = `/${name}`
      return url.href
    },
  }
}

/** Rows of one statement over a connection of its own. */
export async function query<Row extends pg.QueryResultRow = pg.QueryResultRow>(
  databaseUrl: string,
  text: string,
  params: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    return (await client.query<Row>(text, params)).rows
  } finally {
    await client.end()
  }
}

/** A pool for the tests of a file; a server that stops while it closes does not disturb it. */
export function poolOf(databaseUrl: string, options: pg.PoolConfig = {}): pg.Pool {
  const pool = new pg.Pool({ connectionString: databaseUrl, ...options })
  pool.on('error', () => undefined)
  pool.on('connect', client => client.on('error', () => undefined))
  return pool
}
