import { opendir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { env } from '@/lib/env'
import type { Arrival } from './process-event'
import { againName, openSpool, retryFolder, spoolFolder, syncFolder } from './spool-file.mjs'
import { MOST_RECORD_BYTES, readRecord } from './spool-record'

/** What waits in the spool at one look. */
export type SpoolListing = {
  count: number
  /** the oldest of all records; null when there is none */
  first: string | null
  /** names of the oldest records after the one asked for, in order, a thousand at most */
  oldest: string[]
  /** every name, or null when there are too many to keep in memory */
  all: string[] | null
  /** files that are no records at all */
  foreign: string[]
}

const OLDEST_AT_MOST = 1_000
const ALL_AT_MOST = 20_000
const FOREIGN_AT_MOST = 100

/** Looks at the spool. The memory it needs does not grow with the number of files. */
export async function listSpool(after = ''): Promise<SpoolListing> {
  await openSpool(env.DATA_DIR)
  const found: SpoolListing = { count: 0, first: null, oldest: [], all: [], foreign: [] }
  for await (const entry of await opendir(spoolFolder(env.DATA_DIR))) {
    const { name } = entry
    if (entry.isDirectory() || name.startsWith('.')) continue
    if (!name.endsWith('.json')) {
      if (found.foreign.length < FOREIGN_AT_MOST) found.foreign.push(name)
      continue
    }
    found.count++
    if (found.first === null || name < found.first) found.first = name
    if (found.all && found.all.push(name) > ALL_AT_MOST) found.all = null
    if (name > after && found.oldest.push(name) >= 2 * OLDEST_AT_MOST) keepOldest(found)
  }
  keepOldest(found)
  return found
}

function keepOldest(listing: SpoolListing): void {
  listing.oldest.sort()
  listing.oldest.length = Math.min(listing.oldest.length, OLDEST_AT_MOST)
}

/** One record; `damaged` when it holds none, `gone` when somebody removed it. Throws when the disk cannot read it. */
export async function readSpooled(
  name: string,
): Promise<{ ok: true; arrival: Arrival } | { ok: false; reason: 'damaged' | 'gone' }> {
  const path = join(spoolFolder(env.DATA_DIR), name)
  try {
    if ((await stat(path)).size > MOST_RECORD_BYTES) return { ok: false, reason: 'damaged' }
    const arrival = readRecord(await readFile(path, 'utf8'))
    return arrival ? { ok: true, arrival } : { ok: false, reason: 'damaged' }
  } catch (error) {
    if (isMissing(error)) return { ok: false, reason: 'gone' }
    throw error
  }
}

/** Removes a record that has reached the database. */
export async function dropSpooled(name: string): Promise<void> {
  await rm(join(spoolFolder(env.DATA_DIR), name), { force: true })
  await syncFolder(spoolFolder(env.DATA_DIR))
}

/** Puts back in their old places, under names that mark them, the set-aside records that are to be tried again. */
export async function takeBackRetries(): Promise<void> {
  const folder = retryFolder(env.DATA_DIR)
  const directory = await opendir(folder).catch(() => null)
  if (!directory) return
  for await (const { name } of directory)
    await rename(join(folder, name), join(spoolFolder(env.DATA_DIR), againName(name)))
}

/** Since when a record waits; null when it is gone. */
export async function waitingSince(name: string): Promise<Date | null> {
  const found = await stat(join(spoolFolder(env.DATA_DIR), name)).catch(() => null)
  return found?.mtime ?? null
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
