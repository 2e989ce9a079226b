import type { JivoEventName } from '@/lib/jivo/events'
import { decideCallEvent } from './call-event'
import type { Case, Decision } from './case'
import { decideChatAccepted } from './chat-accepted'
import { decideChatAssigned } from './chat-assigned'
import { decideChatFinished } from './chat-finished'
import { decideChatUpdated } from './chat-updated'
import { decideClientAttributeUpdated } from './client-attribute-updated'
import { decideClientUpdated } from './client-updated'
import { decideOfflineMessage } from './offline-message'
import { noteWidget } from './widget'

/** Events that belong to a chat even where Jivo names none: the visitor's running one, else one of their own. */
type OfChat = (c: Case, chatKey: string) => Decision

const OF_CHAT = {
  chat_accepted: decideChatAccepted,
  chat_updated: decideChatUpdated,
  chat_finished: decideChatFinished,
  chat_assigned: decideChatAssigned,
  offline_message: decideOfflineMessage,
  call_event: decideCallEvent,
} satisfies Partial<Record<JivoEventName, OfChat>>

/** What one event changes, and why. Pure: the same case gives the same decision. */
export function decide(c: Case): Decision {
  return noteWidget(c, decideByName(c))
}

function decideByName(c: Case): Decision {
  const { name } = c.event
  if (name === 'client_attribute_updated') return decideClientAttributeUpdated(c)
  if (name === 'client_updated') return decideClientUpdated(c, c.chatKey)
  return OF_CHAT[name](c, chatKeyOf(c))
}

function chatKeyOf(c: Case): string {
  const { chat, isNamedChatTaken } = c.facts
  const key = chat?.naturalKey ?? (isNamedChatTaken ? c.ownKey : c.chatKey) ?? c.ownKey
  if (key === null) throw new Error('an event of a chat without any key of a chat')
  return key
}
