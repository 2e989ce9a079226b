import { advisoryLockIds, type LockName } from '@/lib/db/advisory-lock'
import type { JivoEvent } from '@/lib/jivo/events'
import { operatorKey } from '@/lib/team/operator-key'
import { visitorKey } from './decide/case'
import type { Reading } from './reading'

/** What the facts of one event are looked up by. */
export type FactsQuery = {
  deliveryId: string
  channelId: string
  subject: string
  /** the chat that Jivo names */
  chatKey: string | null
  /** the chat that is the event's own, where Jivo names none or the named one holds another offline message */
  ownKey: string | null
  offlineMessageId: string | null
  /** look for the visitor's running chat: a chat event that names none */
  visitorChat: boolean
  visitorNumber: string | null
  description: string | null
  keys: { kind: 'email' | 'phone' | 'visitor'; key: string }[]
  operators: { key: string; idKey: string | null; login: string | null }[]
  linkContactId: string | null
  linkLeadId: string | null
  callKey: string | null
}

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const OUR_PATH = new RegExp(`^/(contacts|leads)/(${UUID})(?:[/?#]|$)`, 'i')

export type EventPlace = {
  deliveryId: string
  channelId: string
  subject: string
  chatKey: string | null
  /** made of the body's hash, for a chat that nothing else identifies */
  bodyKey: string
  appUrl: string
}

/** What to look up for an event, from the event and where it arrived alone. */
export function factsQuery(event: JivoEvent, reading: Reading, place: EventPlace): FactsQuery {
  const { deliveryId, channelId, subject, chatKey } = place
  const number = reading.visitorNumber
  const link = ourLink(event.assignTo, place.appUrl)
  const isChatEvent = !event.name.startsWith('client_')
  return {
    deliveryId,
    channelId,
    subject,
    chatKey,
    ownKey: isChatEvent ? ownKeyOf(event, place) : null,
    offlineMessageId: event.offline?.id ?? null,
    visitorChat: chatKey === null && number !== null && isChatEvent,
    visitorNumber: number,
    description: reading.description,
    keys: [
      ...reading.values.flatMap(({ kind, key }) => (key ? [{ kind, key }] : [])),
      ...(number === null ? [] : [{ kind: 'visitor' as const, key: visitorKey(channelId, number) }]),
    ],
    operators: [...event.agents, ...(event.assignedAgent ? [event.assignedAgent] : [])].flatMap(agent => {
      const key = operatorKey({ login: agent.login, jivoId: agent.id })
      return key ? [{ key, idKey: agent.id === null ? null : `#${agent.id}`, login: agent.login }] : []
    }),
    linkContactId: link?.kind === 'contacts' ? link.id : null,
    linkLeadId: link?.kind === 'leads' ? link.id : null,
    callKey: event.name === 'call_event' && chatKey ? `${channelId}:${chatKey}` : null,
  }
}

// Two offline messages that name one chat are two: the second, by its own id, would else be lost in the first.
function ownKeyOf(event: JivoEvent, { chatKey, bodyKey }: EventPlace): string | null {
  if (chatKey === null) return bodyKey
  return event.offline?.id ? `offline:${event.offline.id}` : null
}

/** The locks of an event: its chat and every identifier it names, in the order in which everybody takes them. */
export function locksOf(query: FactsQuery): string[] {
  const names: LockName[] = query.keys.map(({ kind, key }): LockName => `${kind}:${key}`)
  for (const key of [query.chatKey, query.ownKey]) if (key) names.push(`chat:${query.channelId}:${key}`)
  return advisoryLockIds(names)
}

/** The contact or lead that an address of this installation names; null for any other address. */
export function ourLink(address: string | null, appUrl: string): { kind: 'contacts' | 'leads'; id: string } | null {
  if (!address || !URL.canParse(address)) return null
  const url = new URL(address)
  if (url.host !== new URL(appUrl).host) return null
  const found = OUR_PATH.exec(url.pathname)
  return found ? { kind: found[1]!.toLowerCase() as 'contacts' | 'leads', id: found[2]!.toLowerCase() } : null
}
