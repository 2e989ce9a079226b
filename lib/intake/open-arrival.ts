import { parseEvent, type Parsed } from '@/lib/jivo/events'
import { laneOf, type Lane } from './event-lane'
import { prepareEvent, type Arrival, type Prepared } from './process-event'

/** A request as far as it can be read without the database. */
export type Opened =
  /** changes nothing, so that its order does not matter */
  | { kind: 'malformed'; parsed: Parsed & { kind: 'malformed' }; lane: null }
  | { kind: 'unsupported'; parsed: Parsed & { kind: 'unsupported' }; lane: null }
  | { kind: 'event'; prepared: Prepared; lane: Lane }

export function openArrival(arrival: Arrival, appUrl: string): Opened {
  const parsed = parseEvent(arrival.body)
  if (parsed.kind === 'malformed') return { kind: 'malformed', parsed, lane: null }
  if (parsed.kind === 'unsupported') return { kind: 'unsupported', parsed, lane: null }
  const prepared = prepareEvent(arrival, parsed.event, parsed.notes, appUrl)
  return { kind: 'event', prepared, lane: laneOf(parsed.event, prepared.query) }
}
