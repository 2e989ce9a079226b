import { z } from 'zod'

/** The format this version writes, and the newest it reads. */
export const FORMAT = 1

/** Names of the entries of a backup, which is a tar file, in their order; see docs/backup.md. */
export const ENTRY = { header: 'backup.json', schema: 'schema.json', summary: 'summary.json', checksum: 'sha256' }
export const FILES = 'files/'
export const TABLES = 'tables/'

export const headerSchema = z.object({
  product: z.literal('balcao'),
  format: z.number().int(),
  createdAt: z.iso.datetime(),
})

const migration = z.object({ name: z.string(), checksum: z.string() })

export const schemaSchema = z.object({
  migrations: z.array(migration),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
})

const tableDigest = z.object({ rows: z.number().int(), digest: z.string() })

export const summarySchema = z.object({
  tables: z.record(z.string(), tableDigest),
  sequences: z.array(z.object({ name: z.string(), value: z.string(), called: z.boolean() })),
  jobs: z.array(
    z.object({
      task: z.string(),
      payload: z.unknown(),
      queue: z.string().nullable(),
      runAt: z.string(),
      maxAttempts: z.number().int(),
      key: z.string().nullable(),
      priority: z.number().int(),
    }),
  ),
  files: z.number().int(),
})

export type Header = z.output<typeof headerSchema>
/** What the database looked like: its applied migrations and the columns of each table, in the order of the rows' fields. */
export type Schema = z.output<typeof schemaSchema>
export type Summary = z.output<typeof summarySchema>
export type TableDigest = z.output<typeof tableDigest>

export type Refusal = 'missing' | 'not-a-backup' | 'damaged' | 'newer' | 'not-empty' | 'in-use' | 'refused'

/** A backup cannot be made, read or restored; nothing was changed. The message is meant for the operator. */
export class BackupRefused extends Error {
  constructor(
    readonly reason: Refusal,
    message: string,
  ) {
    super(message)
  }
}

/** The file's name: balcao-2026-11-29T17-20-05-123Z.tar */
export const fileNameAt = (now: Date): string => `balcao-${now.toISOString().replace(/[:.]/g, '-')}.tar`

/** e.g. tables/contacts/000001.copy.gz */
export const chunkName = (table: string, index: number): string =>
  `${TABLES}${table}/${String(index).padStart(6, '0')}.copy.gz`

/** The table a chunk belongs to, or null for another entry. */
export function tableOfChunk(name: string): string | null {
  return name.startsWith(TABLES) ? (name.slice(TABLES.length).split('/')[0] ?? null) : null
}

type Migration = { name: string; checksum: string }

/**
 * Splits this program's migrations into those that the backup's database had and those that come after it. Null with the
 * offending name when the backup knows one that the program lacks (it is newer) or that has another content here.
 */
export function splitMigrations<M extends Migration>(
  ours: M[],
  inBackup: Migration[],
): { before: M[]; after: M[] } | { unknown: string } {
  const byName = new Map(ours.map(one => [one.name, one.checksum]))
  const foreign = inBackup.find(({ name, checksum }) => byName.get(name) !== checksum)
  if (foreign) return { unknown: foreign.name }
  const had = new Set(inBackup.map(({ name }) => name))
  return { before: ours.filter(({ name }) => had.has(name)), after: ours.filter(({ name }) => !had.has(name)) }
}
