import { env } from '@/lib/env'
import { createLaneCounts, type Lane, type LaneCounts } from './event-lane'
import { openArrival } from './open-arrival'
import { listenToSpool, openSpool, type Spooled } from './spool-file.mjs'
import { readSpooled, type SpoolListing } from './spool-folder'

// Which chats and people have something waiting in the spool of this process. A live event of theirs queues behind it.

type Known = {
  started: boolean
  /** every record of the folder is counted; until then every event queues */
  complete: boolean
  /** false while there are too many to count */
  counting: boolean
  lanes: Map<string, Lane | null>
  counts: LaneCounts
  /** a record came that belongs before some that were listed */
  outOfOrder: boolean
  lastListed: string
  /** counted records whose file was not there, with `performance.now()` of the first time */
  missing: Map<string, number>
}

// A record is counted before its file appears; one missing for longer was removed by hand.
const MISSING_FOR_MS = 10_000

/** Begins to know what waits, for the life of the process. Throws when the spool cannot be opened. */
export async function startWaitingLanes(appUrl: string): Promise<void> {
  const current = known()
  if (current.started) return
  await openSpool(env.DATA_DIR)
  listenToSpool(env.DATA_DIR, spooled => noteSpooled(spooled, appUrl))
  current.started = true
}

/** Whether an event must queue in the spool, so that it does not overtake what waits there. */
export function mustQueue(lane: Lane): boolean {
  const { started, complete, counts } = known()
  return started && (!complete || counts.blocks(lane))
}

/** Call it before the spool is listed: what is spooled from now on is counted by itself. */
export function beginListing(): void {
  known().counting = true
}

/** Counts the records of a listing that are not counted yet, unless there are too many. */
export async function countListed(listing: SpoolListing, appUrl: string): Promise<void> {
  const current = known()
  if (!listing.all) {
    Object.assign(current, { complete: false, counting: false, lanes: new Map(), counts: createLaneCounts() })
    return
  }
  for (const name of listing.all) {
    if (current.lanes.has(name)) continue
    const read = await readSpooled(name).catch(() => null)
    if (read?.ok) count(name, openArrival(read.arrival, appUrl).lane)
  }
  forgetRemoved(listing.all)
  current.complete = true
}

/** The lane of a record: null when its order does not matter or it is not counted. */
export function laneOfRecord(name: string): Lane | null {
  return known().lanes.get(name) ?? null
}

/** A record has left the spool. */
export function forgetRecord(name: string): void {
  const { lanes, counts, missing } = known()
  const lane = lanes.get(name)
  if (lane) counts.remove(lane)
  lanes.delete(name)
  missing.delete(name)
}

/** Says how far the records are listed, and whether since then one came that belongs before that. */
export function noteListed(lastListed: string): void {
  Object.assign(known(), { lastListed, outOfOrder: false })
}

export function isOutOfOrder(): boolean {
  return known().outOfOrder
}

function noteSpooled({ name, entry, kept }: Spooled, appUrl: string): void {
  const current = known()
  if (!kept) return forgetRecord(name)
  if (name < current.lastListed) current.outOfOrder = true
  if (current.counting) count(name, openArrival(entry, appUrl).lane)
}

function count(name: string, lane: Lane | null): void {
  const { lanes, counts } = known()
  if (lanes.has(name)) return
  lanes.set(name, lane)
  if (lane) counts.add(lane)
}

function forgetRemoved(present: string[]): void {
  const { lanes, missing } = known()
  if (lanes.size <= present.length) return missing.clear()
  const names = new Set(present)
  const now = performance.now()
  for (const name of lanes.keys()) {
    const since = missing.get(name) ?? now
    if (names.has(name)) missing.delete(name)
    else missing.set(name, since)
    if (!names.has(name) && now - since > MISSING_FOR_MS) forgetRecord(name)
  }
}

// Next loads this module once per bundle; the spool is one per process.
function known(): Known {
  const registry = globalThis as unknown as Record<symbol, Known | undefined>
  return (registry[Symbol.for('balcao.waiting-lanes')] ??= {
    started: false,
    complete: false,
    counting: false,
    lanes: new Map(),
    counts: createLaneCounts(),
    outOfOrder: false,
    lastListed: '',
    missing: new Map(),
  })
}
