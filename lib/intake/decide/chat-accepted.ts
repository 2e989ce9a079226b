import type { Case, Decision } from './case'
import { decideConversation } from './conversation'

/** An operator took the chat (again: a transfer). Jivo shows the answer to the operator who waits. */
export function decideChatAccepted(c: Case, chatKey: string): Decision {
  return decideConversation(c, chatKey)
}
