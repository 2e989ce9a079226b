import { randomUUID } from 'node:crypto'
import { mkdir, opendir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { env } from '@/lib/env'
import { MOST_RECORD_BYTES, readRecord } from './spool-record'
import { retryFolder, setAsideFolder, spoolFolder, syncFolder, writeSynced } from './spool-file.mjs'

export const SET_ASIDE_REASONS = ['damaged', 'foreign', 'channel_gone', 'failed'] as const
export type SetAsideReason = (typeof SET_ASIDE_REASONS)[number]

/** A file of the spool that could not be stored. */
export type SetAside = {
  /** the name of its file */
  id: string
  reason: SetAsideReason | 'unknown'
  /** what the database or the reader said */
  message: string
  tries: number
  setAsideAt: string | null
  /** null where the file holds no event */
  deliveryId: string | null
  channelId: string | null
  receivedAt: string | null
}

const why = z.object({ reason: z.enum(SET_ASIDE_REASONS), message: z.string(), tries: z.number() })
const WHY = '.why'

/** Moves a file out of the way of those behind it, with the reason beside it. */
export async function setAside(
  name: string,
  given: { reason: SetAsideReason; message: string; tries: number },
): Promise<void> {
  const folder = setAsideFolder(env.DATA_DIR)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const { reason, message, tries } = given
  // Two foreign files may have one name; records never do.
  const target = reason === 'foreign' ? `${randomUUID()}-${name}`.slice(0, 240) : name
  const note = JSON.stringify({ reason, message: message.slice(0, 500), tries })
  await rm(join(folder, target + WHY), { force: true })
  // Without room for the reason, the file still makes way.
  await writeSynced(join(folder, target + WHY), note).catch(() => undefined)
  await rename(join(spoolFolder(env.DATA_DIR), name), join(folder, target))
  await syncFolder(folder)
  await syncFolder(spoolFolder(env.DATA_DIR))
}

/** How many files are set aside. */
export async function countSetAside(): Promise<number> {
  let count = 0
  for await (const _ of setAsideNames()) count++
  return count
}

/** Files that are set aside, oldest first, `limit` at most. */
export async function listSetAside(limit: number): Promise<SetAside[]> {
  const names: string[] = []
  for await (const name of setAsideNames()) names.push(name)
  const found: SetAside[] = []
  for (const name of names.sort().slice(0, limit)) found.push(await describe(name))
  return found
}

/** Lets the running app try set-aside files again: one, or all of them. @returns their ids */
export async function retrySetAside(id: string | null): Promise<string[]> {
  const moved: string[] = []
  for await (const name of setAsideNames()) {
    if (id !== null && name !== id) continue
    await mkdir(retryFolder(env.DATA_DIR), { recursive: true, mode: 0o700 })
    await rename(join(setAsideFolder(env.DATA_DIR), name), join(retryFolder(env.DATA_DIR), name))
    await rm(join(setAsideFolder(env.DATA_DIR), name + WHY), { force: true })
    moved.push(name)
  }
  return moved.sort()
}

/** The content of one set-aside file as it is, or null when there is none of this id. */
export async function readSetAside(id: string): Promise<Buffer | null> {
  for await (const name of setAsideNames()) if (name === id) return readFile(join(setAsideFolder(env.DATA_DIR), name))
  return null
}

async function* setAsideNames(): AsyncGenerator<string> {
  const directory = await opendir(setAsideFolder(env.DATA_DIR)).catch(() => null)
  if (directory) for await (const entry of directory) if (entry.isFile() && !entry.name.endsWith(WHY)) yield entry.name
}

async function describe(name: string): Promise<SetAside> {
  const folder = setAsideFolder(env.DATA_DIR)
  const note = await readFile(join(folder, name + WHY), 'utf8').then(readWhy, () => null)
  const written = await stat(join(folder, name + WHY)).catch(() => null)
  const record = readRecord(await readIfSmall(join(folder, name)).catch(() => ''))
  return {
    id: name,
    reason: note?.reason ?? 'unknown',
    message: note?.message ?? '',
    tries: note?.tries ?? 0,
    setAsideAt: written?.mtime.toISOString() ?? null,
    deliveryId: record?.deliveryId ?? null,
    channelId: record?.channelId ?? null,
    receivedAt: record?.receivedAt.toISOString() ?? null,
  }
}

async function readIfSmall(path: string): Promise<string> {
  return (await stat(path)).size > MOST_RECORD_BYTES ? '' : readFile(path, 'utf8')
}

function readWhy(text: string): z.infer<typeof why> | null {
  try {
    return why.parse(JSON.parse(text))
  } catch {
    return null
  }
}
