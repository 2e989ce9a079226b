import type { ChannelColour } from '@/lib/channels/colours'
import type { DeliveryRow } from '@/lib/intake/queries'
import type { Outcome } from '@/lib/intake/schema'

/** A delivery as its row shows it: plain data; what is usual is left out. */
export type DeliveryRowData = {
  id: string
  event: string | null
  channel: string
  colour?: ChannelColour
  /** who or what it is about */
  about?: string
  outcome?: Exclude<Outcome, 'handled'>
  otherWidget?: true
  simulated?: true
  seen?: number
  attempts?: number
  /** ISO 8601 */
  retryAt?: string
  ms: number
  /** ISO 8601 */
  at: string
}

/** What the row of a delivery says; `visitor` names one by their number. */
export function deliveryRowData(row: DeliveryRow, visitor: (number: string) => string): DeliveryRowData {
  const about = [row.contactName, subjectWords(row.subject, visitor)].filter(Boolean).join(' · ')
  const failed =
    row.outcome === 'failed'
      ? { attempts: row.attempts, ...(row.nextRetryAt ? { retryAt: row.nextRetryAt.toISOString() } : {}) }
      : {}
  return {
    id: row.id,
    event: row.eventName,
    channel: row.channelName,
    ms: row.durationMs,
    at: row.receivedAt.toISOString(),
    ...(row.channelColour ? { colour: row.channelColour } : {}),
    ...(about ? { about } : {}),
    ...(row.outcome === 'handled' ? {} : { outcome: row.outcome }),
    ...(row.otherWidgetId ? { otherWidget: true } : {}),
    ...(row.simulated ? { simulated: true } : {}),
    ...(row.seenCount > 1 ? { seen: row.seenCount } : {}),
    ...failed,
  }
}

// A hash tells nobody anything; a number of Jivo's does.
function subjectWords(subject: string, visitor: (number: string) => string): string | null {
  const [kind, id] = subject.split(/:(.*)/s)
  if (kind === 'body' || !id) return null
  return kind === 'visitor' ? visitor(id) : `#${id}`
}
