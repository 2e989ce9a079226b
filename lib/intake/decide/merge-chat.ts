import type { JivoEvent, Message } from '@/lib/jivo/events'
import { believable, hasTag } from '@/lib/jivo/touches'
import type { ChatFact } from '../facts'
import type { ChatWrite } from '../plan'
import { newerFirst } from './case'

const STATE_RANK = { offline: 0, running: 1, finished: 2 } as const
const CALL_OVER = new Set(['end', 'error'])
const CALL_CONNECTED = new Set(['agent_connected', 'client_connected'])

type Where = { id: string; channelId: string; naturalKey: string; contactId: string; leadId: string; factsHash: string }

/**
 * The chat after one more event. State only moves forward, the longest transcript stays, a rating beats none, the
 * page of chat_accepted is the start page: the same in whatever order the events arrive.
 * @param before the chat as it stands, null for a new one
 * @param now when the event arrived; times of messages are Jivo's
 * @param overtaken the event is older than what stands, which stays where both say something
 */
export function mergeChat(
  before: ChatFact | null,
  event: JivoEvent,
  where: Where,
  now: Date,
  overtaken = false,
): ChatWrite {
  const newest = newestOf(overtaken)
  const messages = messagesOf(event, now)
  const length = textLength(messages)
  const isLonger =
    messages.length > (before?.messageCount ?? 0) ||
    (messages.length === before?.messageCount && length > before.transcriptLength)
  const state = stateOf(event)
  const forward = before && STATE_RANK[before.state] >= STATE_RANK[state] ? before.state : state
  return {
    ...(before ?? EMPTY),
    id: where.id,
    channelId: where.channelId,
    naturalKey: where.naturalKey,
    contactId: where.contactId,
    leadId: where.leadId,
    jivoChatId: before?.jivoChatId ?? event.chatId,
    kind: before?.kind ?? kindOf(event),
    state: forward,
    visitorNumber: newest(event.visitor.number, before?.visitorNumber),
    offlineMessageId: newest(event.offline?.id, before?.offlineMessageId),
    startedAt: earliest([before && new Date(before.startedAt), firstMessageAt(messages), now]),
    finishedAt: forward === 'finished' ? (before?.finishedAt ? new Date(before.finishedAt) : now) : null,
    lastEventAt: before ? latest(new Date(before.lastEventAt), now) : now,
    rate: newest(event.rate, before?.rate),
    blacklisted: event.blacklisted || (before?.blacklisted ?? false),
    invitation: newest(event.invitation, before?.invitation),
    department: newest(event.department, before?.department),
    topic: newest(event.topic, before?.topic),
    tags: newest(event.tags.length > 0 ? event.tags : null, before?.tags.length ? before.tags : null) ?? [],
    social: newest(event.visitor.social, before?.social),
    description: newest(event.visitor.description, before?.description),
    ...pages(before, event, overtaken),
    ...visit(before, event, now),
    ...call(before, event, newest),
    messages: isLonger ? messages : null,
    messageCount: isLonger ? messages.length : (before?.messageCount ?? 0),
    transcriptLength: isLonger ? length : (before?.transcriptLength ?? 0),
    applied: { ...before?.applied, [event.name]: where.factsHash },
    at: now,
  }
}

type Newest = ReturnType<typeof newestOf>

/** Of what an event says and what stands the newer, where it says something. */
function newestOf(overtaken: boolean) {
  return <T>(said: T | null | undefined, stands: T | null | undefined): T | null => {
    const [newer, older] = newerFirst(overtaken, said, stands)
    return newer ?? older ?? null
  }
}

function kindOf(event: JivoEvent): ChatFact['kind'] {
  if (event.name === 'call_event') return 'call'
  return event.name === 'offline_message' ? 'offline' : 'chat'
}

function stateOf(event: JivoEvent): ChatFact['state'] {
  if (event.name === 'offline_message') return 'offline'
  if (event.name === 'chat_finished') return 'finished'
  return event.call?.status && CALL_OVER.has(event.call.status) ? 'finished' : 'running'
}

// An offline message is a conversation of one message.
function messagesOf(event: JivoEvent, now: Date): Message[] {
  if (!event.offline) return event.messages
  const text = event.offline.message
  return text ? [{ at: now.toISOString(), from: 'visitor', operatorId: null, operatorName: null, text }] : []
}

function textLength(messages: Message[]): number {
  return messages.reduce((sum, message) => sum + message.text.length, 0)
}

function firstMessageAt(messages: Message[]): Date | null {
  const first = messages.find(message => message.at !== null)?.at
  return first ? new Date(first) : null
}

function latest(one: Date, other: Date): Date {
  return one > other ? one : other
}

function earliest(dates: (Date | null)[]): Date {
  return new Date(Math.min(...dates.filter(date => date !== null).map(date => date.getTime())))
}

/** The page a chat began on, and the latest one where it is another. */
export function pages(before: ChatFact | null, event: JivoEvent, overtaken = false) {
  const { page } = event.visit
  const accepted = event.name === 'chat_accepted'
  const isStart = page !== null && (before?.pageUrl == null || (accepted && !before.pageFromAccepted))
  const start = isStart ? page : { url: before?.pageUrl ?? null, title: before?.pageTitle ?? null }
  // The page that had to give way as the start is at least a page that was seen later.
  const last = page && !isStart && !overtaken ? page : latestPage(before)
  const moved = last.url !== null && last.url !== start.url
  return {
    pageUrl: start.url,
    pageTitle: start.title,
    pageFromAccepted: (before?.pageFromAccepted ?? false) || (accepted && page !== null),
    lastPageUrl: moved ? last.url : null,
    lastPageTitle: moved ? last.title : null,
  }
}

function latestPage(before: ChatFact | null) {
  if (before?.lastPageUrl) return { url: before.lastPageUrl, title: before.lastPageTitle }
  return { url: before?.pageUrl ?? null, title: before?.pageTitle ?? null }
}

/** How the visitor came: the first event that says so counts. */
export function visit(before: ChatFact | null, event: JivoEvent, now: Date) {
  const { visit } = event
  return {
    ...touches(before, visit, now),
    geo: before?.geo ?? visit.geo,
    ip: before?.ip ?? visit.ip,
    userAgent: before?.userAgent ?? visit.userAgent,
    userToken: before?.userToken ?? visit.userToken,
  }
}

// What belongs together comes from one event: the first that knows of the last touch, else the first that knows anything.
function touches(before: ChatFact | null, visit: JivoEvent['visit'], now: Date) {
  const stands = before && (before.lastTouch || (!visit.lastTouch && (hasTag(before.utm) || before.firstTouch)))
  const { referrer, landingPage, utm, firstTouch, lastTouch } = stands ? before : visit
  return { referrer, landingPage, utm, firstTouch: believable(firstTouch, now), lastTouch: believable(lastTouch, now) }
}

function call(before: ChatFact | null, event: JivoEvent, newest: Newest) {
  const status = event.call?.status ?? null
  const isOver = before?.callStatus != null && CALL_OVER.has(before.callStatus)
  return {
    callType: newest(event.call?.type, before?.callType),
    // A late “start” does not reopen a call that has ended.
    callStatus: isOver && !(status && CALL_OVER.has(status)) ? before.callStatus : newest(status, before?.callStatus),
    callPhone: newest(event.call?.phone, before?.callPhone),
    callReason: newest(event.call?.reason, before?.callReason),
    callRecordUrl: newest(event.call?.recordUrl, before?.callRecordUrl),
    callConnected: (before?.callConnected ?? false) || (status !== null && CALL_CONNECTED.has(status)),
  }
}

const EMPTY = { pinned: false, acceptedById: null, answeredContactId: null, answeredBefore: [] }
