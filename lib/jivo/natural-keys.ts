import { createHash } from 'node:crypto'
import type { JivoEvent } from './events'

/**
 * What an event is about, within its channel: deliveries of one subject and one event name are compared to
 * find repeats. Offline messages by their own id before the chat's; the client events by visitor, unless they
 * name a chat. Null when nothing identifies it: then only the body's hash can.
 */
export function subjectOf(event: JivoEvent): string | null {
  const { chatId } = event
  const visitor = event.visitor.number === null ? null : `visitor:${event.visitor.number}`
  if (event.name === 'client_attribute_updated') return visitor
  if (event.name === 'call_event') return chatId === null ? null : `call:${chatId}`
  const chat = chatId === null ? null : `chat:${chatId}`
  if (event.name !== 'offline_message') return chat ?? visitor
  // Two offline messages of one visitor are two subjects, hence no fall-back to the visitor.
  return event.offline?.id ? `offline:${event.offline.id}` : chat
}

/**
 * The identity of the chat an event belongs to, within its channel. An offline message or a call without a
 * chat_id is a chat of its own, known by its offline id or else by the hash of the body. Null for events
 * without a chat and for chat events whose chat_id identifies none.
 */
export function chatKeyOf(event: JivoEvent, bodyHash: string): string | null {
  if (event.name === 'client_attribute_updated') return null
  if (event.chatId !== null) return `chat:${event.chatId}`
  if (event.name === 'offline_message') return event.offline?.id ? `offline:${event.offline.id}` : `body:${bodyHash}`
  return event.name === 'call_event' ? `body:${bodyHash}` : null
}

/** SHA-256 (hex) of everything that was read from an event, whatever the order of its keys. */
export function factsHash(event: JivoEvent): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(event)))
    .digest('hex')
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return entries.map(([key, inner]) => [key, sorted(inner)])
}
