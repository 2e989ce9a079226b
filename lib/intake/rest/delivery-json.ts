import { whySentences } from '@/lib/i18n/why'

export type DeliveryRow = {
  id: string
  channelId: string
  receivedAt: Date
  eventName: string | null
  outcome: 'handled' | 'unsupported' | 'malformed' | 'failed'
  seenCount: number
  lastSeenAt: Date
  answer: Record<string, unknown>
  why: unknown
  durationMs: number
  contactId: string | null
  leadId: string | null
  chatId: string | null
}

/** `why` in English sentences. */
export type DeliveryJson = Omit<DeliveryRow, 'why'> & { why: string[] }

/** A delivery as other programs see it, without the body, which is personal data that nobody asked for. */
export function deliveryJson({ why, ...row }: DeliveryRow): DeliveryJson {
  return { ...row, why: whySentences(why, 'en') }
}
