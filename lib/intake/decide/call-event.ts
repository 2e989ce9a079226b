import type { Case, Decision } from './case'
import { decideConversation } from './conversation'
import { askToCallBack } from './tasks'

/** One status of a call, several per call: one row of the timeline, and a task when nobody spoke. */
export function decideCallEvent(c: Case, chatKey: string): Decision {
  return decideConversation(c, chatKey, ({ draft, contact, lead, chat }) =>
    askToCallBack(c, draft, contact, lead, chat),
  )
}
