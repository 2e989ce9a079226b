import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { env } from '@/lib/env'
import type { Arrival } from './process-event'

type Record = { deliveryId: string; channelId: string; receivedAt: string; remoteAddress: string | null; body: string }

const MODE = 0o600
let counter = 0

function folder(): string {
  return join(env.DATA_DIR, 'spool')
}

/**
 * Keeps a request while the database is away: one file a request, synced to the disk before this returns, and the
 * folder with it. Throws when the disk cannot promise it.
 */
export async function spool(arrival: Arrival): Promise<void> {
  await mkdir(folder(), { recursive: true, mode: 0o700 })
  const record: Record = {
    deliveryId: arrival.deliveryId,
    channelId: arrival.channelId,
    receivedAt: arrival.receivedAt.toISOString(),
    remoteAddress: arrival.remoteAddress,
    body: Buffer.from(arrival.body).toString('base64'),
  }
  const unfinished = join(folder(), `.${randomUUID()}`)
  try {
    await writeSynced(unfinished, JSON.stringify(record))
    await rename(unfinished, join(folder(), nameOf(arrival)))
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
  await syncFolder()
}

/** What is waiting, oldest first, as file names. */
export async function spooled(): Promise<string[]> {
  const names = await readdir(folder()).catch(() => [])
  return names.filter(name => name.endsWith('.json')).sort()
}

/** A waiting request; null when the file is damaged, which then stays aside for a person to look at. */
export async function readSpooled(name: string): Promise<Arrival | null> {
  try {
    const record = JSON.parse(await readFile(join(folder(), name), 'utf8')) as Record
    const { deliveryId, channelId, remoteAddress } = record
    return { deliveryId, channelId, remoteAddress, receivedAt: new Date(record.receivedAt), body: Buffer.from(record.body, 'base64') }
  } catch {
    await rename(join(folder(), name), join(folder(), `${name}.damaged`)).catch(() => undefined)
    return null
  }
}

/** Forgets a request that has reached the database. */
export async function dropSpooled(name: string): Promise<void> {
  await rm(join(folder(), name), { force: true })
  await syncFolder()
}

// Sorts by time of arrival, then by order within this process.
function nameOf(arrival: Arrival): string {
  counter += 1
  const time = String(arrival.receivedAt.getTime()).padStart(15, '0')
  return `${time}-${String(counter).padStart(9, '0')}-${arrival.deliveryId}.json`
}

async function writeSynced(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', MODE)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function syncFolder(): Promise<void> {
  const handle = await open(folder(), 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
