import type { WhyCode } from '@/lib/i18n/why'
import { emptyPlan } from '../plan'
import { contactById, type Case, type Decision } from './case'
import { decideConversation } from './conversation'

/**
 * The operator linked the chat to a CRM card, or the card we answered was confirmed. An address of ours places the chat
 * there until a person takes it back; the one we answered for this very chat is an echo; a foreign one is a warning and
 * changes nothing.
 */
export function decideChatAssigned(c: Case, chatKey: string): Decision {
  const { linked, chat } = c.facts
  const target = contactById(c.facts, linked?.contactId ?? null)
  if (!linked || !target) return warned(c, 'link_foreign')
  // An echo that comes after a person moved the chat must not move it back.
  const isEcho =
    chat !== null && (linked.isAnswered || chat.contactId === target.id || chat.answeredContactId === target.id)
  if (isEcho && !linked.leadId) return warned(c, 'link_echo')
  const lead = c.facts.leads.find(one => one.id === linked.leadId) ?? null
  const decision = decideConversation({ ...c, placed: { contactId: target.id, lead } }, chatKey)
  decision.why.unshift({ code: 'link_followed', contactId: target.id, name: target.name })
  return decision
}

function warned(c: Case, code: WhyCode): Decision {
  const { chat, lead } = c.facts
  return {
    plan: emptyPlan(),
    why: [{ code, address: c.event.assignTo }],
    person: null,
    contactId: chat?.contactId ?? null,
    leadId: lead?.id ?? null,
    chatId: chat?.id ?? null,
  }
}
