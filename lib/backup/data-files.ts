import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, posix } from 'node:path'
import { BackupRefused } from './format'

// What belongs to this machine or to a running process, and backups themselves. database.json holds the passwords of this
// cluster; a restored one has its own.
const LEFT_OUT =
  /^(postgres|backups|lost\+found|app\.lock.*|runtime\.json|database\.json.*|restoring-.*|balcao-.*\.tar(\.partial)?|.*\.new|\..*)$/

const SECRET = 'nextauth-secret'

/**
 * The files of a data directory that belong to a backup, one by one: the secret, the cache of channel tokens, what waits
 * in the spool, and whatever else is kept there. One that disappears meanwhile is left out: an event that leaves the
 * spool is in the database. `secret` is written in the place of the file, for it may come from the configuration.
 */
export async function* dataFiles(
  dataDir: string,
  secret: string | undefined,
): AsyncGenerator<{ path: string; body: Buffer }> {
  if (secret) yield { path: SECRET, body: Buffer.from(`${secret}\n`) }
  for await (const path of filesUnder(dataDir, '')) {
    if (secret && path === SECRET) continue
    const body = await readFile(join(dataDir, path)).catch(ignoreMissing)
    if (body) yield { path, body }
  }
}

async function* filesUnder(dataDir: string, under: string): AsyncGenerator<string> {
  const entries = await readdir(join(dataDir, under), { withFileTypes: true }).catch(ignoreMissing)
  for (const entry of entries ?? []) {
    if (under === '' ? LEFT_OUT.test(entry.name) : entry.name.startsWith('.')) continue
    const path = posix.join(under, entry.name)
    if (entry.isDirectory()) yield* filesUnder(dataDir, path)
    else if (entry.isFile()) yield path
  }
}

/** Writes a file of a backup into a data directory, for its owner's eyes alone. */
export async function writeDataFile(dataDir: string, path: string, body: Buffer): Promise<void> {
  if (posix.isAbsolute(path) || posix.normalize(path) !== path || path.startsWith('..') || path.includes('\\')) {
    throw new BackupRefused('damaged', `The backup holds a file whose name leaves the data directory: ${path}`)
  }
  const target = join(dataDir, path)
  await mkdir(dirname(target), { recursive: true, mode: 0o700 })
  await writeFile(target, body, { mode: 0o600, flag: 'wx', flush: true })
}

/** Lets the user who runs PostgreSQL pass through a directory without reading it. */
export async function letPass(directory: string): Promise<void> {
  await chmod(directory, 0o711)
}

function ignoreMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
  throw error
}
