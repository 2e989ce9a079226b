import { readPlainTranscript, type Speakers } from './plain-transcript'
import { htmlToText } from './html-to-text'
import { idText, label, LIMIT, text } from './read-text'
import { listOf, objectOf, type JsonObject, type Notes } from './read-values'
import { readInstant } from './timestamp'

export type Message = {
  /** ISO in UTC; null when Jivo gave no time or an impossible one. */
  at: string | null
  from: 'visitor' | 'operator' | 'system'
  operatorId: string | null
  /** Only where a name came with the message itself. */
  operatorName: string | null
  text: string
}

const MAX_MESSAGES = 5_000
// All lines of a transcript that came as one text.
const PLAIN_LIMIT = 1_000_000
// What the official sample prints in place of every text, presumably because the log it was copied from hides them.
const REDACTED = '<Message text is not displayed here>'

const ROLES = new Map<string, Message['from']>([
  ['visitor', 'visitor'],
  ['client', 'visitor'],
  ['customer', 'visitor'],
  ['agent', 'operator'],
  ['operator', 'operator'],
])

/** True for the words Jivo puts in place of a text that it hides. */
export function isRedacted(text: string): boolean {
  return text.trim().toLowerCase() === REDACTED.toLowerCase()
}

/**
 * The transcript of a dialogue, sorted by time (stable; a message without a time stays behind the one before
 * it); the first 5 000 messages, each text at most 100 000. Taken from `chat.messages` where these have real
 * texts, else from `plain_messages`, else from `html_messages` as text; hidden texts keep their times and
 * operators where the lines agree with them. HTML in a text is text.
 */
export function readTranscript(event: JsonObject, speakers: Speakers, notes: Notes): Message[] {
  const listed = inTimeOrder(readMessages(objectOf(event.chat)?.messages, notes))
  const visible = listed.filter(message => !isRedacted(message.text))
  if (visible.length === listed.length && listed.length > 0) return listed
  if (listed.length > 0) notes.add('messages_redacted')
  const spoken = readSpoken(event, speakers, notes)
  // A half hidden list beats a shorter text, and with nothing else even a hidden one shows who spoke when.
  if (spoken.length < listed.length && (visible.length > 0 || spoken.length === 0)) return listed
  return withTimesOf(listed, spoken)
}

function readMessages(value: unknown, notes: Notes): Message[] {
  const items = listOf(value)
  if (items.length > MAX_MESSAGES) notes.add('messages_cut')
  return items.slice(0, MAX_MESSAGES).flatMap(item => {
    const message = readMessage(item, notes)
    if (!message) notes.add('message_skipped')
    return message ?? []
  })
}

function readMessage(value: unknown, notes: Notes): Message | null {
  const item = objectOf(value)
  if (!item) return null
  const content = objectOf(item.message)?.text ?? item.message ?? item.body ?? item.text
  const words = text(content, LIMIT.text, notes, 'message_text')
  if (words === null) return null
  const at = readInstant(item.timestamp)
  if (at === null && item.timestamp !== undefined && item.timestamp !== null) notes.add('message_time_unreadable')
  const operatorId = idText(item.agent_id, notes, 'message_agent_id')
  const type = typeof item.type === 'string' ? item.type.trim().toLowerCase() : ''
  // Bots and unknown kinds are `system`: they must not count as the person who served.
  const from = ROLES.get(type) ?? (type === '' && operatorId !== null ? 'operator' : 'system')
  const name = from === 'visitor' ? null : label(item.agent_name ?? item.name, LIMIT.name, notes, 'message_agent_name')
  return { at, from, operatorId: from === 'operator' ? operatorId : null, operatorName: name, text: words }
}

function inTimeOrder(messages: readonly Message[]): Message[] {
  let last = ''
  const keyed = messages.map(message => ({ message, time: (last = message.at ?? last) }))
  // ISO texts of one form sort as the instants do; Array.sort is stable.
  keyed.sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0))
  return keyed.map(({ message }) => message)
}

function readSpoken(event: JsonObject, speakers: Speakers, notes: Notes): Message[] {
  const plain = text(event.plain_messages, PLAIN_LIMIT, notes, 'plain_messages')
  if (plain !== null && !isRedacted(plain)) return readPlainTranscript(plain, speakers, MAX_MESSAGES)
  const html = text(event.html_messages, PLAIN_LIMIT, notes, 'html_messages')
  const stripped = html === null ? null : text(htmlToText(html), PLAIN_LIMIT, notes, 'html_messages')
  return stripped === null ? [] : readPlainTranscript(stripped, speakers, MAX_MESSAGES)
}

/** Times and operators of the hidden messages, where they and the spoken lines follow one another alike. */
function withTimesOf(hidden: readonly Message[], spoken: readonly Message[]): Message[] {
  const alike = hidden.length === spoken.length && hidden.every((message, at) => message.from === spoken[at]?.from)
  if (!alike) return [...spoken]
  return spoken.map((message, index) => ({
    ...message,
    at: hidden[index]?.at ?? null,
    operatorId: hidden[index]?.operatorId ?? message.operatorId,
  }))
}
