import type { Case, Decision } from './case'
import { decideConversation } from './conversation'

/** The visitor gave or changed contact data during the chat. Jivo shows the answer to the operator. */
export function decideChatUpdated(c: Case, chatKey: string): Decision {
  return decideConversation(c, chatKey)
}
