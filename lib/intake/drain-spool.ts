import { log } from '@/lib/log'
import { logSparingly } from '@/lib/log-sparingly'
import { judgeFailure, TRIES } from './drain-rules'
import { createLaneCounts, type LaneCounts } from './event-lane'
import { enterLane } from './in-flight'
import { noteSpool } from './intake-state'
import { openArrival, type Opened } from './open-arrival'
import type { Arrival } from './process-event'
import { storeSpooled } from './receive-event'
import { countSetAside, setAside, type SetAsideReason } from './set-aside'
import { isAgain } from './spool-file.mjs'
import { dropSpooled, listSpool, readSpooled, takeBackRetries, waitingSince, type SpoolListing } from './spool-folder'
import { beginListing, countListed, forgetRecord, isOutOfOrder, laneOfRecord, noteListed } from './waiting-lanes'

/** `left`: it stays and is tried again; `away`: nothing can be stored now; `again`: the order must be read anew. */
type Outcome = 'stored' | 'left' | 'away' | 'again'

type Pass = {
  appUrl: string
  signal: AbortSignal /** lanes of records that were left in this pass */
  left: LaneCounts
  stored: number
}

const tries = new Map<string, number>()

/**
 * Processes what waits for the database, in order of arrival, each once: a record leaves the spool only when it is
 * stored. One that cannot be stored is set aside after three tries, and those behind it go on; while somebody holds a
 * lock, only the chats and people concerned wait. Ends after the record at hand when `signal` is aborted.
 * @returns how many were stored
 */
export async function drainSpool(appUrl: string, signal: AbortSignal): Promise<number> {
  const pass: Pass = { appUrl, signal, left: createLaneCounts(), stored: 0 }
  await takeBackRetries()
  let after = ''
  for (;;) {
    const listing = await look(after, appUrl)
    const last = listing.oldest.at(-1)
    if (last === undefined || signal.aborted) break
    const outcome = await drainListed(listing.oldest, pass)
    if (outcome === 'away' || signal.aborted) break
    if (outcome !== 'again') after = last
  }
  if (pass.stored > 0) {
    const listing = await look('', appUrl)
    log.info({ drained: pass.stored, waiting: listing.count }, 'events of the spool were stored')
  }
  return pass.stored
}

async function look(after: string, appUrl: string): Promise<SpoolListing> {
  beginListing()
  const listing = await listSpool(after)
  noteListed(listing.oldest.at(-1) ?? '')
  for (const name of listing.foreign) await putAway(name, 'foreign', 'no record of the spool', 1)
  const oldestAt = listing.first === null ? null : await waitingSince(listing.first)
  noteSpool({ waiting: listing.count, oldestAt, setAside: await countSetAside() })
  await countListed(listing, appUrl)
  return listing
}

async function drainListed(names: string[], pass: Pass): Promise<Outcome> {
  for (const name of names) {
    if (pass.signal.aborted || isOutOfOrder()) return 'again'
    const lane = laneOfRecord(name)
    if (lane && pass.left.blocks(lane)) continue
    const outcome = await drainOne(name, pass)
    if (outcome === 'away' || outcome === 'again') return outcome
  }
  return 'stored'
}

async function drainOne(name: string, pass: Pass): Promise<Outcome> {
  const read = await readSpooled(name).catch(error => ({ ok: false as const, reason: 'unreadable' as const, error }))
  if (!read.ok) return read.reason === 'unreadable' ? afterFailure(name, read.error) : withoutRecord(name, read.reason)
  const arrival = { ...read.arrival, isAgain: isAgain(name) }
  const opened = openArrival(arrival, pass.appUrl)
  if (!opened.lane) return store(name, arrival, opened, pass)
  const place = pass.left.blocks(opened.lane) ? null : enterLane(opened.lane)
  if (!place) return 'left'
  try {
    await place.ready
    // An earlier event of its chat was still being processed and may have come to the spool only now.
    if (isOutOfOrder()) return 'again'
    const outcome = await store(name, arrival, opened, pass)
    if (outcome === 'left') pass.left.add(opened.lane)
    return outcome
  } finally {
    place.leave()
  }
}

async function store(name: string, arrival: Arrival, opened: Opened, pass: Pass): Promise<Outcome> {
  try {
    await storeSpooled(arrival, opened, pass.appUrl)
  } catch (error) {
    return afterFailure(name, error)
  }
  // Before the file is gone, which takes as long as the disk: what comes now cannot overtake it any more.
  forget(name)
  await dropSpooled(name)
  pass.stored++
  return 'stored'
}

async function withoutRecord(name: string, reason: 'damaged' | 'gone'): Promise<Outcome> {
  if (reason === 'damaged') await putAway(name, 'damaged', 'the file holds no whole event', 1)
  forget(name)
  return 'stored'
}

async function afterFailure(name: string, error: unknown): Promise<Outcome> {
  const failure = judgeFailure(error)
  if (failure.kind === 'away') return 'away'
  if (failure.kind === 'held') return 'left'
  const count = (tries.get(name) ?? 0) + 1
  tries.set(name, count)
  if (count < TRIES) return 'left'
  await putAway(name, failure.reason, error instanceof Error ? error.message : String(error), count)
  forget(name)
  return 'stored'
}

async function putAway(name: string, reason: SetAsideReason, message: string, count: number): Promise<void> {
  try {
    await setAside(name, { reason, message, tries: count })
  } catch (error) {
    logSparingly('error', 'a file of the spool could not be set aside', error, { file: name, why: reason })
    return
  }
  logSparingly('error', 'a file of the spool was set aside; see crm spool list', message, { file: name, why: reason })
}

function forget(name: string): void {
  tries.delete(name)
  forgetRecord(name)
}
