import { z } from 'zod'
import { readAttributes } from './attributes'
import { readCall, type Call } from './call'
import { readLabels, type Labels } from './labels'
import { readPeople, type Agent, type People } from './people'
import { readJsonObject, type MalformedReason } from './read-json'
import { keyText, idText, LIMIT, line, text } from './read-text'
import { flag, objectOf, type JsonObject, type Notes } from './read-values'
import { readVisit, type Visit } from './session'
import { readTranscript, type Message } from './transcript'
import { readVisitor, type Visitor } from './visitor'
import type { Utm } from './utm'

export type { Agent, Call, Message, Utm, Visit, Visitor }

export const EVENT_NAMES = [
  'chat_accepted',
  'chat_updated',
  'chat_finished',
  'client_updated',
  'client_attribute_updated',
  'chat_assigned',
  'offline_message',
  'call_event',
] as const

export type JivoEventName = (typeof EVENT_NAMES)[number]

export type JivoEvent = {
  name: JivoEventName
  widgetId: string | null
  /** Exact text; null when it is missing, empty, zero or negative and so identifies no chat. */
  chatId: string | null
  visitor: Visitor
  visit: Visit
  /** Who accepted (accepted, updated, call, assigned). */
  agent: Agent | null
  /** Everybody who took part, in Jivo's order, without doubles, `agent` included. */
  agents: Agent[]
  /** Responsible for the client card in Jivo, not the agent of the chat. */
  assignedAgent: Agent | null
  organization: string | null
  status: string | null
  tags: string[]
  department: string | null
  topic: string | null
  /** The proactive invitation the chat began with. */
  invitation: string | null
  messages: Message[]
  rate: string | null
  blacklisted: boolean
  /** Only on offline_message. */
  offline: { id: string | null; message: string | null } | null
  /** Only on call_event. */
  call: Call | null
  attributes: Record<string, string>
  /** The CRM address a chat was linked to; only on chat_assigned. */
  assignTo: string | null
}

export type Parsed =
  | { kind: 'event'; event: JivoEvent; notes: string[] }
  | { kind: 'unsupported'; eventName: string | null; notes: string[] }
  | { kind: 'malformed'; reason: MalformedReason }

const envelope = z.object({ event_name: z.string().trim().toLowerCase().pipe(z.enum(EVENT_NAMES)) })

/**
 * Reads the raw body of a webhook request. A bad field costs that field, never the event: what had to be given
 * up or cut is listed in `notes` as codes. `unsupported` is a JSON object that is none of Jivo's chat events
 * (its name, cut at 100, for the log); `malformed` is no JSON object at all. Never throws.
 *
 * Kept at most: names 200, texts 100 000, URLs 2 048, user_token 4 096 characters; 5 000 messages, 100 agents,
 * 50 tags, 100 attributes. NUL, other control characters and lone surrogates are removed from every text.
 */
export function parseEvent(body: Uint8Array): Parsed {
  const json = readJsonObject(body)
  if (!json.ok) return { kind: 'malformed', reason: json.reason }
  const notes: Notes = new Set()
  if (!json.validUtf8) notes.add('not_utf8')
  const named = envelope.safeParse(json.object)
  if (!named.success) {
    const eventName = typeof json.object.event_name === 'string' ? json.object.event_name : null
    for (const note of foreignNotes(json.object)) notes.add(note)
    return {
      kind: 'unsupported',
      eventName: line(eventName, 100, new Set(), 'event_name'),
      notes: [...notes],
    }
  }
  const event = readEvent(named.data.event_name, json.object, notes)
  return { kind: 'event', event, notes: [...notes] }
}

function readEvent(name: JivoEventName, body: JsonObject, notes: Notes): JivoEvent {
  const chat = objectOf(body.chat) ?? {}
  const isClientEvent = name === 'client_updated' || name === 'client_attribute_updated'
  const visitor = readVisitor(body, isClientEvent, notes)
  const people: People = readPeople(body, notes)
  const labels: Labels = readLabels(body, notes)
  return {
    name,
    widgetId: idText(body.widget_id, notes, 'widget_id'),
    chatId: keyText(body.chat_id, notes, 'chat_id'),
    visitor,
    visit: readVisit(body, notes),
    ...people,
    ...labels,
    invitation: text(chat.invitation, LIMIT.text, notes, 'invitation'),
    messages: readTranscript(body, { agents: people.agents, visitorName: visitor.name }, notes),
    // One receiver found the rating at the top level.
    rate: line(chat.rate ?? body.chat_rate, LIMIT.label, notes, 'rate'),
    blacklisted: flag(chat.blacklisted),
    offline: name === 'offline_message' ? readOffline(body, notes) : null,
    call: name === 'call_event' ? readCall(body, notes) : null,
    attributes: readAttributes(body.attributes, notes),
    assignTo: name === 'chat_assigned' ? line(body.assign_to, LIMIT.url, notes, 'assign_to') : null,
  }
}

function readOffline(body: JsonObject, notes: Notes): JivoEvent['offline'] {
  return {
    id: keyText(body.offline_message_id, notes, 'offline_message_id'),
    message: text(body.message, LIMIT.text, notes, 'offline_message'),
  }
}

/** Jivo's other interfaces are sometimes pointed at the same address; the note says which one it was. */
function foreignNotes(body: JsonObject): string[] {
  if (typeof body.event_type === 'string' && body.event_type.startsWith('crm_')) return ['from_crm_webhooks']
  if ('event_name' in body) return []
  if (typeof body.event === 'string') return ['from_bot_api']
  return 'sender' in body && 'message' in body ? ['from_chat_api'] : []
}
