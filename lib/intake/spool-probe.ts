import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { env } from '@/lib/env'
import { openSpool, spoolFolder, writeSynced } from './spool-file.mjs'

const REMEMBERED_MS = 5_000
// About an event; a disk that is almost full takes an empty file.
const PROBE = 'x'.repeat(32 * 1024)

type Probe = { atMs: number; writable: Promise<boolean> }

/** Whether the spool could keep an event now; looked at anew every five seconds at most. @param nowMs `performance.now()` */
export function probeSpool(nowMs: number): Promise<boolean> {
  const registry = globalThis as unknown as Record<symbol, Probe | undefined>
  const known = registry[KEY]
  if (known && nowMs - known.atMs < REMEMBERED_MS) return known.writable
  const probe = { atMs: nowMs, writable: tryToWrite() }
  registry[KEY] = probe
  return probe.writable
}

const KEY = Symbol.for('balcao.spool-probe')

async function tryToWrite(): Promise<boolean> {
  // Named like an unfinished write, which the next process removes.
  const path = join(spoolFolder(env.DATA_DIR), `.${randomUUID()}`)
  try {
    await openSpool(env.DATA_DIR)
    await writeSynced(path, PROBE)
    return true
  } catch {
    return false
  } finally {
    await rm(path, { force: true }).catch(() => undefined)
  }
}
