import type { JivoAnswer } from '@/lib/jivo/answer'
import type { JivoEvent } from '@/lib/jivo/events'
import type { Decision } from './decide/case'
import { otherWidget } from './decide/widget'
import type { Facts } from './facts'
import { shortenedFrom } from './kept-body'
import type { Why } from './plan'

type Arrived = {
  deliveryId: string
  channelId: string
  receivedAt: Date
  remoteAddress: string | null
  body: Uint8Array
  keepBytes?: number
}
type Read = { event: JivoEvent; notes: string[]; bodyHash: string; query: { subject: string } }

/**
 * The row of a delivery as the writer's statement takes it. A body equal to the byte to the latest delivery of its
 * subject raises that row's count instead of making a row.
 */
export function deliverySections(
  arrival: Arrived,
  prepared: Read,
  facts: Facts,
  decision: Decision,
  answer: JivoAnswer,
  spentMs: number,
) {
  const why: Why[] = [...prepared.notes.map((note): Why => ({ code: 'field_given_up', note })), ...decision.why]
  const outcome = {
    channel_id: arrival.channelId,
    outcome: 'handled',
    answer,
    why,
    contact_id: decision.contactId,
    lead_id: decision.leadId,
    chat_id: decision.chatId,
  }
  const latest = facts.latestDelivery
  const delivery = {
    ...outcome,
    id: arrival.deliveryId,
    received_at: arrival.receivedAt,
    event_name: prepared.event.name,
    subject: prepared.query.subject,
    duration_ms: Math.round(spentMs),
    remote_address: arrival.remoteAddress,
    body_hash: `\\x${prepared.bodyHash}`,
    body_bytes: shortenedFrom(arrival),
    other_widget_id: otherWidget(prepared.event, facts.channel),
  }
  const isSame = latest?.bodyHash === prepared.bodyHash
  // One that is tried again has a row of its own, which must not stay `failed`.
  if (!latest || !isSame || facts.isKnownDelivery) return { delivery }
  return { delivery, seenAgain: { ...outcome, id: latest.id, last_seen_at: arrival.receivedAt } }
}
