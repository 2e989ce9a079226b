import type { Case, Decision } from './case'
import { decideConversation } from './conversation'

/** The chat is over: all messages and all who served. It may come before chat_accepted, and more than once. */
export function decideChatFinished(c: Case, chatKey: string): Decision {
  return decideConversation(c, chatKey)
}
