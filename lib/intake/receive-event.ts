import { createHash } from 'node:crypto'
import { isDatabaseUnavailable } from '@/lib/db/errors'
import { OK, type JivoAnswer } from '@/lib/jivo/answer'
import { parseEvent, type Parsed } from '@/lib/jivo/events'
import { subjectOf } from '@/lib/jivo/natural-keys'
import { log } from '@/lib/log'
import { startDeadline, type Deadline } from './deadline'
import { journal, type JournalEntry } from './journal'
import type { Why } from './plan'
import { processEvent, type Arrival } from './process-event'
import { retryAt } from './retry-times'
import { spool } from './spool'

export type Received =
  | { kind: 'handled' | 'unsupported' | 'failed' | 'spooled'; answer: JivoAnswer }
  /** no JSON object; kept in quarantine */
  | { kind: 'malformed' }
  /** neither the database nor the spool could keep it */
  | { kind: 'unavailable' }

// Jivo documents no time-out; its Bot API gives 3 s. The answer is never later than 2.5 s, so the work ends at 2.0 s.
const REQUEST_MS = 2_000
// Nobody waits for a request that comes from the spool.
const SPOOLED_MS = 10_000
// What a failure leaves for writing it down.
const JOURNAL_MS = 400

/**
 * Takes one request of Jivo: stored with its effects before it is answered; a failure is kept as `failed` and tried
 * again later; without a database the body goes to the spool.
 * @param appUrl address of this installation, for links in the answer
 */
export async function receiveEvent(arrival: Arrival, appUrl: string): Promise<Received> {
  const deadline = startDeadline(REQUEST_MS)
  try {
    return await take(arrival, appUrl, deadline)
  } catch (error) {
    if (!isDatabaseUnavailable(error)) log.error({ err: error, deliveryId: arrival.deliveryId }, 'an event could not be kept in the database')
    return putAside(arrival)
  }
}

/** The same for a request from the spool: throws when the database is still away, and the request stays where it is. */
export async function receiveFromSpool(arrival: Arrival, appUrl: string): Promise<void> {
  await take(arrival, appUrl, startDeadline(SPOOLED_MS))
}

async function take(arrival: Arrival, appUrl: string, deadline: Deadline): Promise<Received> {
  const parsed = parseEvent(arrival.body)
  if (parsed.kind === 'malformed') {
    await journal(arrival, refused(arrival, parsed), deadline)
    return { kind: 'malformed' }
  }
  if (parsed.kind === 'unsupported') {
    await journal(arrival, unsupported(arrival, parsed), deadline)
    return { kind: 'unsupported', answer: OK }
  }
  try {
    return { kind: 'handled', answer: await processEvent(arrival, parsed.event, parsed.notes, appUrl, deadline) }
  } catch (error) {
    if (isDatabaseUnavailable(error)) throw error
    log.error({ err: error, deliveryId: arrival.deliveryId, event: parsed.event.name }, 'an event failed and will be tried again')
    const subject = subjectOf(parsed.event) ?? subjectOfBody(arrival.body)
    await journal(arrival, failed(parsed.event.name, subject, error, arrival.receivedAt), startDeadline(Math.max(JOURNAL_MS, deadline.left())))
    return { kind: 'failed', answer: OK }
  }
}

async function putAside(arrival: Arrival): Promise<Received> {
  try {
    await spool(arrival)
    return { kind: 'spooled', answer: OK }
  } catch (error) {
    log.error({ err: error, deliveryId: arrival.deliveryId }, 'neither the database nor the spool could keep an event')
    return { kind: 'unavailable' }
  }
}

function subjectOfBody(body: Uint8Array): string {
  return `body:${createHash('sha256').update(body).digest('hex')}`
}

function refused(arrival: Arrival, { reason }: Parsed & { kind: 'malformed' }): JournalEntry {
  const why: Why[] = [{ code: `malformed_${reason}` }]
  return { outcome: 'malformed', eventName: null, subject: subjectOfBody(arrival.body), answer: { result: 'error' }, why, error: null, nextRetryAt: null }
}

function unsupported(arrival: Arrival, { eventName, notes }: Parsed & { kind: 'unsupported' }): JournalEntry {
  const why: Why[] = [{ code: 'unsupported', name: eventName }, ...notes.map((note): Why => ({ code: 'field_given_up', note }))]
  return { outcome: 'unsupported', eventName, subject: subjectOfBody(arrival.body), answer: OK, why, error: null, nextRetryAt: null }
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
