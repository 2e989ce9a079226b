import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { type ArchiveWriter, writeArchive } from './archive'
import { dataFiles } from './data-files'
import {
  ENTRY,
  FILES,
  FORMAT,
  chunkName,
  fileNameAt,
  type Header,
  type Schema,
  type Summary,
  type TableDigest,
} from './format'
import { readJobs, readSchema, readSequences, SESSION_SETTINGS } from './queries'
import { rowDigest } from './row-digest'

export type Made = { file: string; bytes: number; createdAt: string } & Pick<Summary, 'tables' | 'files'> & {
    jobs: number
  }

const CHUNK_BYTES = 1024 * 1024
const compress = promisify(gzip)

type Options = { databaseUrl: string; dataDir: string; secret: string | undefined; to: string; now: Date }

/**
 * Writes a backup of a running installation into the directory `to`, which is made if need be. Everything that was
 * acknowledged before the call is in it: the waiting events are read first, the database then as it is at one moment.
 * Memory stays bounded whatever the size of the tables; between two pieces it rests as long as the piece took, so that
 * events go first. Throws when the database or the disk fails; nothing is left behind then.
 */
export async function createBackup({ databaseUrl, dataDir, secret, to, now }: Options): Promise<Made> {
  await mkdir(to, { recursive: true, mode: 0o700 })
  const file = join(to, fileNameAt(now))
  const archive = await writeArchive(file)
  try {
    const header: Header = { product: 'balcao', format: FORMAT, createdAt: now.toISOString() }
    await archive.add(ENTRY.header, json(header))
    const files = await addFiles(archive, dataDir, secret)
    const fromDatabase = await addDatabase(archive, databaseUrl)
    await archive.add(ENTRY.summary, json({ ...fromDatabase, files } satisfies Summary))
    const { bytes } = await archive.finish()
    return {
      file,
      bytes,
      createdAt: header.createdAt,
      tables: fromDatabase.tables,
      files,
      jobs: fromDatabase.jobs.length,
    }
  } catch (error) {
    await archive.discard()
    throw error
  }
}

async function addFiles(archive: ArchiveWriter, dataDir: string, secret: string | undefined): Promise<number> {
  let files = 0
  for await (const { path, body } of dataFiles(dataDir, secret)) {
    await archive.add(`${FILES}${path}`, body)
    files += 1
  }
  return files
}

async function addDatabase(archive: ArchiveWriter, databaseUrl: string): Promise<Omit<Summary, 'files'>> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'balcao backup',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query(SESSION_SETTINGS)
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const schema = await readSchema(client)
    await archive.add(ENTRY.schema, json(schema))
    const tables: Record<string, TableDigest> = {}
    for (const table of schema.tables) tables[table.name] = await addTable(archive, client, table)
    const summary = { tables, sequences: await readSequences(client), jobs: await readJobs(client) }
    await client.query('COMMIT')
    return summary
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function addTable(
  archive: ArchiveWriter,
  client: pg.Client,
  table: Schema['tables'][number],
): Promise<TableDigest> {
  const digest = rowDigest()
  let index = 0
  let began = performance.now()
  for await (const piece of piecesOf(client.query(copyTo(copyStatement(client, table, 'TO STDOUT'))))) {
    digest.add(piece)
    await archive.add(chunkName(table.name, (index += 1)), await compress(piece, { level: 1 }))
    await sleep(performance.now() - began)
    began = performance.now()
  }
  return digest.end()
}

/** `COPY table (columns) TO STDOUT` or `FROM STDIN`. */
export function copyStatement(
  client: pg.Client,
  { name, columns }: Schema['tables'][number],
  direction: 'TO STDOUT' | 'FROM STDIN',
): string {
  return `COPY ${client.escapeIdentifier(name)} (${columns.map(column => client.escapeIdentifier(column)).join(', ')}) ${direction}`
}

/** The bytes of a stream in pieces of about a megabyte. */
async function* piecesOf(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let gathered: Buffer[] = []
  let bytes = 0
  for await (const chunk of stream) {
    gathered.push(chunk)
    bytes += chunk.length
    if (bytes < CHUNK_BYTES) continue
    yield Buffer.concat(gathered)
    gathered = []
    bytes = 0
  }
  if (bytes > 0) yield Buffer.concat(gathered)
}

const json = (value: object): Buffer => Buffer.from(JSON.stringify(value))
