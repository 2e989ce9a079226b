import { advisoryLockIds, type LockName } from '@/lib/db/advisory-lock'
import type { JivoEvent } from '@/lib/jivo/events'
import { operatorKey } from '@/lib/team/operator-key'
import { visitorKey } from './decide/case'
import type { Reading } from './reading'

/** What the facts of one event are looked up by. */
export type FactsQuery = {
  channelId: string
  subject: string
  chatKey: string | null
  /** look for the visitor's running chat: a chat event that names none */
  visitorChat: boolean
  visitorNumber: string | null
  keys: { kind: 'email' | 'phone' | 'visitor'; key: string }[]
  operators: { key: string; idKey: string | null; login: string | null }[]
  linkContactId: string | null
  linkLeadId: string | null
  callKey: string | null
}

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const OUR_PATH = new RegExp(`^/(contacts|leads)/(${UUID})(?:[/?#]|$)`, 'i')

/** What to look up for an event, from the event alone. */
export function factsQuery(
  event: JivoEvent,
  reading: Reading,
  channelId: string,
  subject: string,
  chatKey: string | null,
  appUrl: string,
): FactsQuery {
  const number = reading.visitorNumber
  const link = ourLink(event.assignTo, appUrl)
  return {
    channelId,
    subject,
    chatKey,
    visitorChat: chatKey === null && number !== null && !event.name.startsWith('client_'),
    visitorNumber: number,
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

/** The locks of an event: its chat and every identifier it names, in the order in which everybody takes them. */
export function locksOf(query: FactsQuery): string[] {
  const names: LockName[] = query.keys.map(({ kind, key }): LockName => `${kind}:${key}`)
  if (query.chatKey) names.push(`chat:${query.channelId}:${query.chatKey}`)
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
