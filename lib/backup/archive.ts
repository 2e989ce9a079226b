import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { extract, pack } from 'tar-stream'
import { BackupRefused, ENTRY } from './format'

// What tar puts at its end: two empty blocks.
const TAR_END_BYTES = 1024
// A header, one block with the checksum, and the end.
const TRAILER_BYTES = 512 + 512 + TAR_END_BYTES

export type ArchiveWriter = {
  add: (name: string, body: Buffer) => Promise<void>
  finish: () => Promise<{ bytes: number }>
  discard: () => Promise<void>
}
export type Entry = { name: string; body: Buffer }

/**
 * Writes a tar file that only its owner may read, under a name of its own until it is complete. Its last entry is the
 * checksum of everything before it, so that one changed or missing byte anywhere is found.
 * @param path where the file appears when `finish` has returned; it is then safe on the disk
 */
export async function writeArchive(path: string): Promise<ArchiveWriter> {
  const draft = `${path}.partial`
  const file = await open(draft, 'wx', 0o600)
  const hash = createHash('sha256')
  let bytes = 0
  const write = async (chunk: Buffer) => {
    await file.writeFile(chunk)
    bytes += chunk.length
  }
  return {
    add: async (name, body) => {
      const entry = (await tarOf(name, body)).subarray(0, -TAR_END_BYTES)
      hash.update(entry)
      await write(entry)
    },
    finish: async () => {
      await write(await trailerOf(hash))
      await file.sync()
      await file.close()
      await rename(draft, path)
      await syncDirectory(dirname(path))
      return { bytes }
    },
    discard: async () => {
      await file.close().catch(() => undefined)
      await rm(draft, { force: true })
    },
  }
}

/** The entries of a backup in their order, each whole in memory. Check the file with `checkArchive` first. */
export async function* readArchive(path: string): AsyncGenerator<Entry> {
  const source = createReadStream(path)
  const entries = extract()
  source.on('error', error => entries.destroy(error))
  source.pipe(entries)
  try {
    for await (const entry of entries) {
      const pieces: Buffer[] = []
      for await (const piece of entry) pieces.push(piece as Buffer)
      yield { name: entry.header.name, body: Buffer.concat(pieces) }
    }
  } finally {
    source.destroy()
  }
}

/**
 * Compares the whole file with the checksum at its end. Throws BackupRefused: `missing`, `not-a-backup` when it does not
 * begin as one, `damaged` when any byte is another or missing.
 */
export async function checkArchive(path: string): Promise<{ bytes: number }> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    throw new BackupRefused('missing', `${path} cannot be opened: ${error.message}`)
  })
  try {
    const stat = await file.stat()
    if (!stat.isFile()) throw new BackupRefused('not-a-backup', `${path} is no file.`)
    await requireBeginning(file, path)
    const damaged = new BackupRefused(
      'damaged',
      `${path} is damaged or was cut short: its content does not match its checksum.`,
    )
    const end = stat.size - TRAILER_BYTES
    if (end <= 0) throw damaged
    const hash = createHash('sha256')
    for await (const chunk of createReadStream(path, { end: end - 1 })) hash.update(chunk as Buffer)
    const trailer = Buffer.alloc(TRAILER_BYTES)
    await file.read(trailer, 0, TRAILER_BYTES, end)
    if (!trailer.equals(await trailerOf(hash))) throw damaged
    return { bytes: stat.size }
  } finally {
    await file.close()
  }
}

async function requireBeginning(file: FileHandle, path: string): Promise<void> {
  const name = Buffer.from(`${ENTRY.header}\0`)
  const { buffer, bytesRead } = await file.read(Buffer.alloc(name.length), 0, name.length, 0)
  if (bytesRead === 0) throw new BackupRefused('damaged', `${path} is empty.`)
  if (!buffer.equals(name)) throw new BackupRefused('not-a-backup', `${path} is not a backup of Balcão.`)
}

function trailerOf(hash: Hash): Promise<Buffer> {
  return tarOf(ENTRY.checksum, Buffer.from(`${hash.digest('hex')}\n`))
}

/** A tar file of one entry, to the byte the same for the same entry. */
async function tarOf(name: string, body: Buffer): Promise<Buffer> {
  const tar = pack()
  tar.entry({ name, mode: 0o600, mtime: new Date(0) }, body)
  tar.finalize()
  const pieces: Buffer[] = []
  for await (const piece of tar) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}

async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
