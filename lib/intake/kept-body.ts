import { noteStored } from '@/lib/channels/door-log'
import type { Arrival } from './process-event'

/** As much of a body as is to be kept. */
export function keptBody({ body, keepBytes }: Pick<Arrival, 'body' | 'keepBytes'>): Uint8Array {
  return keepBytes === undefined ? body : body.subarray(0, keepBytes)
}

/** How long a body was that is kept short; null for a whole one. */
export function shortenedFrom({ body, keepBytes }: Pick<Arrival, 'body' | 'keepBytes'>): number | null {
  return keepBytes !== undefined && keepBytes < body.length ? body.length : null
}

/** Counts a body that was stored towards its channel's quota. */
export function noteBody(arrival: Arrival): void {
  const kept = keptBody(arrival).length
  noteStored(arrival.channelId, { kept, short: kept < arrival.body.length }, arrival.receivedAt)
}
