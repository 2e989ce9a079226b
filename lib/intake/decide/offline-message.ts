import type { Case, Decision } from './case'
import { decideConversation } from './conversation'
import { askForReply } from './tasks'

/** Nobody was online: a chat of one visitor message, and a task to reply for the responsible manager. */
export function decideOfflineMessage(c: Case, chatKey: string): Decision {
  return decideConversation(c, chatKey, ({ draft, contact, lead, chat }) => askForReply(c, draft, contact, lead, chat))
}
