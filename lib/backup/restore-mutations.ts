import { chown, mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { lockDataDir } from '@/lib/data-dir/lock.mjs'
import { type EmbeddedDatabase, startEmbedded } from '@/lib/db/embedded/cluster.mjs'
import { readArchive } from './archive'
import { letPass, writeDataFile } from './data-files'
import { restoreDatabase } from './database-mutations'
import { BackupRefused, FILES } from './format'
import { type Verified, verifyBackup } from './verify-queries'

export const UNFINISHED = 'restoring-'
const DATABASE_NOTE = 'database.json'

type Options = {
  file: string
  dataDir: string
  ownerUrl: string | undefined
  root: string
  say: (line: string) => void
}

export type Restored = {
  dataDir: string
  database: 'embedded' | 'DATABASE_URL'
  createdAt: string
  sessionsEnded: number
  jobs: number
} & Pick<Verified['summary'], 'tables' | 'files'>

/**
 * Restores a backup into an empty data directory, and its database into a new cluster there or, with `ownerUrl`, into
 * that empty database. The backup is verified first; everything is made beside its place and moved when it is complete,
 * so that a failure changes nothing. A process killed in between leaves a directory `restoring-…`, which a start refuses.
 * Throws BackupRefused, or what the database says.
 */
export async function restoreBackup({ file, dataDir, ownerUrl, root, say }: Options): Promise<Restored> {
  const migrations = join(root, 'prisma/migrations')
  const backup = await verifyBackup(file, migrations)
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  await requireEmpty(dataDir)
  const lock = lockDataDir(dataDir, { appUrl: 'crm restore' })
  if (!lock.ok) throw new BackupRefused('in-use', `${dataDir} is in use by process ${lock.holder.pid}.`)
  try {
    const draft = await makeDraft(dataDir)
    try {
      await writeFiles(file, draft)
      const sessionsEnded = ownerUrl
        ? await intoOwnDatabase({ file, backup, ownerUrl, migrations }, () => moveInto(draft, dataDir))
        : await intoCluster({ file, backup, migrations }, { dataDir, draft, root, say })
      const { tables, files, jobs } = backup.summary
      const database = ownerUrl ? 'DATABASE_URL' : 'embedded'
      return { dataDir, database, createdAt: backup.header.createdAt, sessionsEnded, jobs: jobs.length, tables, files }
    } finally {
      await rm(draft, { recursive: true, force: true, maxRetries: 3 })
    }
  } finally {
    lock.release()
  }
}

// A volume of its own has a lost+found; what a killed restore left is removed.
async function requireEmpty(dataDir: string): Promise<void> {
  const names = (await readdir(dataDir)).filter(name => name !== 'lost+found' && !name.startsWith('app.lock'))
  const others = names.filter(name => !name.startsWith(UNFINISHED))
  if (others.length > 0)
    throw new BackupRefused(
      'not-empty',
      `${dataDir} is not empty (${others[0]}). Restore into an empty directory; nothing was changed.`,
    )
  for (const name of names) await rm(join(dataDir, name), { recursive: true, force: true })
}

/** A directory inside the data directory, of the same owner: root may restore for another user. */
async function makeDraft(dataDir: string): Promise<string> {
  const draft = await mkdtemp(join(dataDir, UNFINISHED))
  const owner = await stat(dataDir)
  if (process.getuid?.() === 0) {
    await chown(draft, owner.uid, owner.gid)
    // The database runs as another user than root, and is looked for here.
    if (owner.uid === 0) await letPass(dataDir)
  }
  return draft
}

async function writeFiles(file: string, draft: string): Promise<void> {
  for await (const { name, body } of readArchive(file)) {
    if (name.startsWith(FILES)) await writeDataFile(draft, name.slice(FILES.length), body)
  }
}

type Source = { file: string; backup: Verified; migrations: string }

async function intoOwnDatabase(source: Source & { ownerUrl: string }, moveFiles: () => Promise<void>): Promise<number> {
  const filled = await restoreDatabase(source)
  try {
    await moveFiles()
  } catch (error) {
    await filled.undo()
    throw error
  }
  await filled.commit()
  return filled.sessionsEnded
}

async function intoCluster(
  source: Source,
  { dataDir, draft, root, say }: { dataDir: string; draft: string; root: string; say: (line: string) => void },
): Promise<number> {
  let made: EmbeddedDatabase | undefined
  try {
    made = await startEmbedded({ dataDir: draft, root, say })
    const filled = await restoreDatabase({ ...source, ownerUrl: made.ownerUrl })
    await filled.commit()
    await made.stop()
    await moveInto(draft, dataDir)
    return filled.sessionsEnded
  } catch (error) {
    await made?.stop()
    // Where PostgreSQL's user may not enter the data directory, the cluster lies elsewhere.
    if (made && !made.directory.startsWith(draft)) await rm(dirname(made.directory), { recursive: true, force: true })
    throw error
  }
}

// database.json comes last: without it a cluster is refused, so that nothing half moved is ever started.
async function moveInto(draft: string, dataDir: string): Promise<void> {
  const owner = await stat(dataDir)
  const names = (await readdir(draft)).sort((a, b) => Number(a === DATABASE_NOTE) - Number(b === DATABASE_NOTE))
  for (const name of names) {
    const from = join(draft, name)
    if (process.getuid?.() === 0 && owner.uid !== 0) await giveTo(from, owner)
    await rename(from, join(dataDir, name))
  }
}

async function giveTo(path: string, owner: { uid: number; gid: number }): Promise<void> {
  await chown(path, owner.uid, owner.gid)
  const entries = await readdir(path, { withFileTypes: true }).catch(() => [])
  for (const entry of entries) {
    if (!entry.isSymbolicLink()) await giveTo(join(path, entry.name), owner)
  }
}
