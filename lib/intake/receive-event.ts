import { createHash } from 'node:crypto'
import { bodyQuota } from '@/lib/channels/door-log'
import { isDatabaseUnavailable } from '@/lib/db/errors'
import { env } from '@/lib/env'
import { OK, type JivoAnswer } from '@/lib/jivo/answer'
import type { Parsed } from '@/lib/jivo/events'
import { subjectOf } from '@/lib/jivo/natural-keys'
import { logSparingly } from '@/lib/log-sparingly'
import { startDeadline, type Deadline } from './deadline'
import { enterLane } from './in-flight'
import { noteIntake } from './intake-state'
import { journal, type JournalEntry } from './journal'
import { openArrival, type Opened } from './open-arrival'
import type { Why } from './plan'
import { processEvent, type Arrival } from './process-event'
import { retryAt } from './retry-times'
import { openSpool, takeTurn, writeToSpool } from './spool-file.mjs'
import { mustQueue } from './waiting-lanes'

export type Received =
  | { kind: 'handled' | 'unsupported' | 'failed' | 'spooled'; answer: JivoAnswer }
  /** no JSON object; kept in quarantine */
  | { kind: 'malformed' }
  /** neither the database nor the spool could keep it */
  | { kind: 'unavailable' }

// Jivo documents no time-out; its Bot API gives 3 s. The answer is never later than 2.5 s, so the work ends at 2.0 s.
const REQUEST_MS = 2_000
// Nobody waits for a request that comes from the spool, but those behind it wait while it waits for a lock.
const SPOOLED_MS = 10_000
const SPOOLED_LOCK_MS = 1_000
// What a failure leaves for writing it down.
const JOURNAL_MS = 400

/**
 * Takes one request of Jivo: stored with its effects before it is answered; a failure is kept as `failed` and tried
 * again later. Without a database, or behind an event of its chat or visitor that waits in the spool, the body goes to
 * the spool.
 * @param appUrl address of this installation, for links in the answer
 */
export async function receiveEvent(arrival: Arrival, appUrl: string): Promise<Received> {
  const deadline = startDeadline(REQUEST_MS)
  const turn = await placeInSpool()
  const received = await receive(arrival, appUrl, deadline, turn)
  noteIntake(received.kind !== 'unavailable', performance.now())
  return received
}

/** Takes a request at once, whatever waits: for events that come from nowhere else. Throws when it cannot be stored. */
export async function receiveNow(arrival: Arrival, appUrl: string): Promise<void> {
  await storeSpooled(arrival, openArrival(arrival, appUrl), appUrl)
}

/** Takes a request from the spool: throws when it cannot be stored, and the request stays where it is. */
export async function storeSpooled(arrival: Arrival, opened: Opened, appUrl: string): Promise<void> {
  await take(withQuota(arrival, true), opened, appUrl, startDeadline(SPOOLED_MS, SPOOLED_LOCK_MS))
}

async function receive(
  arrival: Arrival,
  appUrl: string,
  deadline: Deadline,
  turn: number | undefined,
): Promise<Received> {
  const opened = openArrival(arrival, appUrl)
  if (!opened.lane) return takeOrSpool(arrival, opened, appUrl, deadline, turn)
  const place = mustQueue(opened.lane) ? null : enterLane(opened.lane)
  try {
    const isFirst = place !== null && (await isReady(place.ready, deadline)) && !mustQueue(opened.lane)
    if (!isFirst) {
      const queued = await putAside(arrival, turn)
      // A spool that is full must not cost an event that the database could still take.
      if (queued.kind === 'spooled') return queued
    }
    return await takeOrSpool(arrival, opened, appUrl, deadline, turn)
  } finally {
    place?.leave()
  }
}

async function isReady(ready: Promise<void> | null, deadline: Deadline): Promise<boolean> {
  if (ready === null) return true
  return deadline.race(ready).then(
    () => true,
    () => false,
  )
}

// Counted when it arrives, not when it turns out to need the spool: two of one chat keep their order there.
async function placeInSpool(): Promise<number | undefined> {
  try {
    await openSpool(env.DATA_DIR)
    return takeTurn(env.DATA_DIR)
  } catch {
    return undefined
  }
}

async function takeOrSpool(
  arrival: Arrival,
  opened: Opened,
  appUrl: string,
  deadline: Deadline,
  turn: number | undefined,
): Promise<Received> {
  try {
    return await take(withQuota(arrival, false), opened, appUrl, deadline)
  } catch (error) {
    const word = isDatabaseUnavailable(error)
      ? 'the database could not take an event, it goes to the spool'
      : 'an event could not be kept in the database'
    const received = await putAside(arrival, turn)
    if (received.kind === 'spooled') logSparingly('warn', word, error, { deliveryId: arrival.deliveryId })
    return received
  }
}

async function take(arrival: Arrival, opened: Opened, appUrl: string, deadline: Deadline): Promise<Received> {
  if (opened.kind === 'malformed') {
    await journal(arrival, refused(arrival, opened.parsed), deadline)
    return { kind: 'malformed' }
  }
  if (opened.kind === 'unsupported') {
    await journal(arrival, unsupported(arrival, opened.parsed), deadline)
    return { kind: 'unsupported', answer: OK }
  }
  const { prepared } = opened
  try {
    return { kind: 'handled', answer: await processEvent(arrival, prepared, appUrl, deadline) }
  } catch (error) {
    if (isDatabaseUnavailable(error)) throw error
    const { event } = prepared
    const subject = subjectOf(event) ?? subjectOfBody(arrival.body)
    // Kept whole, for it is tried again from there.
    await journal(
      { ...arrival, keepBytes: arrival.body.length },
      failed(event.name, subject, error, arrival.receivedAt),
      startDeadline(Math.max(JOURNAL_MS, deadline.left())),
    )
    logSparingly('error', 'an event failed and will be tried again', error, {
      deliveryId: arrival.deliveryId,
      event: event.name,
    })
    return { kind: 'failed', answer: OK }
  }
}

function withQuota(arrival: Arrival, fromSpool: boolean): Arrival {
  return { ...arrival, keepBytes: bodyQuota(arrival.channelId, arrival.body.length, fromSpool) }
}

async function putAside(arrival: Arrival, turn: number | undefined): Promise<Received> {
  try {
    await writeToSpool(env.DATA_DIR, arrival, turn)
    return { kind: 'spooled', answer: OK }
  } catch (error) {
    logSparingly('error', 'neither the database nor the spool could keep an event', error, {
      deliveryId: arrival.deliveryId,
    })
    return { kind: 'unavailable' }
  }
}

function subjectOfBody(body: Uint8Array): string {
  return `body:${createHash('sha256').update(body).digest('hex')}`
}

function refused(arrival: Arrival, { reason }: Parsed & { kind: 'malformed' }): JournalEntry {
  const why: Why[] = [{ code: `malformed_${reason}` }]
  return {
    outcome: 'malformed',
    eventName: null,
    subject: subjectOfBody(arrival.body),
    answer: { result: 'error' },
    why,
    error: null,
    nextRetryAt: null,
  }
}

function unsupported(arrival: Arrival, { eventName, notes }: Parsed & { kind: 'unsupported' }): JournalEntry {
  const why: Why[] = [
    { code: 'unsupported', name: eventName },
    ...notes.map((note): Why => ({ code: 'field_given_up', note })),
  ]
  return {
    outcome: 'unsupported',
    eventName,
    subject: subjectOfBody(arrival.body),
    answer: OK,
    why,
    error: null,
    nextRetryAt: null,
  }
}

function failed(eventName: string, subject: string, error: unknown, at: Date): JournalEntry {
  return {
    outcome: 'failed',
    eventName,
    subject,
    answer: OK,
    why: [{ code: 'failed' }],
    error: error instanceof Error ? error.message.slice(0, 500) : 'unknown error',
    nextRetryAt: retryAt(at, 1),
  }
}
