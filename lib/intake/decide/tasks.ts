import { formatPhone, phoneText } from '@/lib/contacts/phone'
import { dueForOfflineMessage } from '@/lib/tasks/due-date'
import type { ContactFact } from '../facts'
import type { ChatWrite, Plan, TaskWrite, Why } from '../plan'
import type { Case } from './case'
import type { PlacedLead } from './place-lead'

type Draft = { plan: Plan; why: Why[] }

/** An offline message asks for a reply; one task per message, and none for a blocked visitor. */
export function askForReply(c: Case, draft: Draft, contact: ContactFact, lead: PlacedLead, chat: ChatWrite): void {
  if (chat.blacklisted || lead.status === 'spam') return
  const title = c.words.replyToOfflineMessage(calledName(c, contact))
  const text = c.event.offline?.message ?? c.words.noMessage
  draft.plan.tasksNew.push(task(c, 'offline_message', contact, lead, chat, title, text))
  draft.why.push({ code: 'task_reply', leadId: lead.id, title })
}

/**
 * A call that ended without either side connected, or with an error, asks for a call back: one task per call, taken
 * back when a late event says that it was connected after all.
 */
export function askToCallBack(c: Case, draft: Draft, contact: ContactFact, lead: PlacedLead, chat: ChatWrite): void {
  const missed = isMissed(c, chat)
  if (missed === null) return
  const wanted = missed && !chat.blacklisted && lead.status !== 'spam'
  const made = c.facts.callTask
  if (!made && wanted) {
    const title = c.words.callBack(calledName(c, contact))
    const phone = phoneText(chat.callPhone ?? '')
    const text = chat.callReason ? `${phone}\n${c.words.callReason(chat.callReason)}`.trim() : phone
    draft.plan.tasksNew.push(task(c, 'missed_call', contact, lead, chat, title, text))
    draft.why.push({ code: 'task_call_back', leadId: lead.id, title })
  }
  if (made && !made.doneAt && (made.withdrawnAt === null) !== wanted) {
    draft.plan.tasksWithdrawn.push({ id: made.id, withdrawn: !wanted, at: c.now })
    if (!wanted) draft.why.push({ code: 'task_withdrawn', leadId: lead.id })
  }
}

/** Whether this status says that nobody spoke; null when it says nothing about it. A late “connected” settles it. */
function isMissed(c: Case, chat: ChatWrite): boolean | null {
  const status = c.event.call?.status
  if (status === 'error') return true
  if (status === 'end') return !chat.callConnected
  return status === 'agent_connected' || status === 'client_connected' ? false : null
}

function task(
  c: Case,
  kind: TaskWrite['kind'],
  contact: ContactFact,
  lead: PlacedLead,
  chat: ChatWrite,
  title: string,
  text: string,
): TaskWrite {
  const { workingHours: hours, holidays, timeZone } = c.facts.settings
  return {
    id: c.newId(),
    kind,
    sourceKey: sourceKey(chat),
    title,
    text,
    leadId: lead.id,
    contactId: contact.id,
    assigneeId: lead.managerLeft ? null : lead.managerId,
    dueAt: dueForOfflineMessage(c.now, { hours, holidays, timeZone }),
    at: c.now,
  }
}

/** What a task was made for: one per chat. */
export function sourceKey(chat: { channelId: string; naturalKey: string }): string {
  return `${chat.channelId}:${chat.naturalKey}`
}

function calledName(c: Case, contact: ContactFact): string {
  const phone = contact.identifiers.find(one => one.kind === 'phone' && one.isPrimary)
  const email = contact.identifiers.find(one => one.kind === 'email' && one.isPrimary)
  const number = c.event.visitor.number ?? c.event.chatId ?? ''
  return contact.name ?? (phone ? formatPhone(phone) : null) ?? email?.raw ?? `${c.words.visitor} ${number}`.trim()
}
