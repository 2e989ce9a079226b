/** What an event is, in the word a newcomer knows. `odd`: it was no event of Jivo. `failed`: it waits for a new try. */
export type ArrivalKind = 'chat' | 'offline' | 'call' | 'contact' | 'other' | 'odd' | 'failed'

/** The event that shows that a channel is connected. */
export type Arrival = {
  kind: ArrivalKind
  /** Jivo's number of the conversation. */
  number: string | null
  name: string | null
  eventName: string | null
  leadId: string | null
  deliveryId: string
  /** Played by the simulator. */
  simulated: boolean
  /** ISO 8601. */
  at: string
}

export type ArrivalRow = Omit<Arrival, 'kind' | 'at'> & { outcome: string; at: Date }

const KINDS: Record<string, ArrivalKind> = {
  chat_accepted: 'chat',
  chat_updated: 'chat',
  chat_assigned: 'chat',
  chat_finished: 'chat',
  offline_message: 'offline',
  call_event: 'call',
  client_updated: 'contact',
}

/** A delivery as the first steps tell of it. */
export function readArrival({ outcome, at, ...row }: ArrivalRow): Arrival {
  return { ...row, kind: kindOf(outcome, row.eventName), at: at.toISOString() }
}

function kindOf(outcome: string, eventName: string | null): ArrivalKind {
  if (outcome === 'failed') return 'failed'
  if (outcome === 'malformed') return 'odd'
  return (Object.hasOwn(KINDS, eventName ?? '') ? KINDS[eventName ?? ''] : undefined) ?? 'other'
}
