import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { z } from 'zod'
import { readMigrations } from '@/lib/db/migrate.mjs'
import { checkArchive, type Entry, readArchive } from './archive'
import {
  BackupRefused,
  ENTRY,
  FILES,
  FORMAT,
  type Header,
  headerSchema,
  type TableDigest,
  type Schema,
  schemaSchema,
  splitMigrations,
  type Summary,
  summarySchema,
  tableOfChunk,
} from './format'
import { type RowDigest, rowDigest } from './row-digest'

export const decompress: (body: Buffer) => Promise<Buffer> = promisify(gunzip)

export type Verified = { bytes: number; header: Header; schema: Schema; summary: Summary }

/**
 * Reads a whole backup and checks it: its checksum, every part, that this program knows its migrations, the rows of each
 * table against their digest. Changes nothing. Throws BackupRefused with the first thing that is wrong.
 * @param file the backup
 * @param migrations the directory of this program's migrations
 */
export async function verifyBackup(file: string, migrations: string): Promise<Verified> {
  const { bytes } = await checkArchive(file)
  const found: Partial<Omit<Verified, 'bytes'>> = {}
  const digests = new Map<string, RowDigest>()
  let files = 0
  for await (const entry of readArchive(file)) {
    if (entry.name === ENTRY.header) found.header = readHeader(entry, file)
    else if (entry.name === ENTRY.schema) found.schema = parse(schemaSchema, entry, file)
    else if (entry.name === ENTRY.summary) found.summary = parse(summarySchema, entry, file)
    else if (entry.name.startsWith(FILES)) files += 1
    const table = tableOfChunk(entry.name)
    if (table !== null) await addRows(digests, table, entry, file)
  }
  const { header, schema, summary } = found
  if (!header || !schema || !summary) throw damaged(file, 'a part of it is missing')
  const split = splitMigrations(readMigrations(migrations), schema.migrations)
  if ('unknown' in split) throw newer(file, `its database knows the change ${split.unknown}, which is not here`)
  if (files !== summary.files) throw damaged(file, `it holds ${files} files instead of ${summary.files}`)
  for (const { name } of schema.tables) compare(name, (digests.get(name) ?? rowDigest()).end(), summary, file)
  return { bytes, header, schema, summary }
}

function readHeader(entry: Entry, file: string): Header {
  const header = parse(headerSchema, entry, file)
  if (header.format > FORMAT) throw newer(file, `its format is ${header.format}, and this Balcão reads up to ${FORMAT}`)
  return header
}

async function addRows(digests: Map<string, RowDigest>, table: string, entry: Entry, file: string): Promise<void> {
  const digest = digests.get(table) ?? rowDigest()
  digests.set(table, digest)
  digest.add(
    await decompress(entry.body).catch(() => {
      throw damaged(file, `${entry.name} cannot be unpacked`)
    }),
  )
}

/** Throws BackupRefused unless the rows of a table are those of the summary. */
export function compare(table: string, found: TableDigest, summary: Summary, file: string): void {
  const expected = summary.tables[table]
  if (expected?.rows === found.rows && expected.digest === found.digest) return
  throw damaged(
    file,
    `the table ${table} has ${found.rows} rows and another digest than was written down (${expected?.rows ?? 0} rows)`,
  )
}

function parse<S extends z.ZodType>(schema: S, { name, body }: Entry, file: string): z.output<S> {
  try {
    return schema.parse(JSON.parse(body.toString('utf8')))
  } catch {
    throw damaged(file, `${name} cannot be read`)
  }
}

const damaged = (file: string, why: string) => new BackupRefused('damaged', `${file} is damaged: ${why}.`)
const newer = (file: string, why: string) =>
  new BackupRefused('newer', `${file} was made by a newer Balcão: ${why}. Update Balcão and try again.`)
