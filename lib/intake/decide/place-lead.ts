import type { WhyCode } from '@/lib/i18n/why'
import { chooseLead } from '@/lib/leads/choose-lead'
import { LEAD_NUMBER } from '@/lib/leads/lead-title'
import type { Assignment, SkippedStep } from '@/lib/leads/assign-owner'
import type { ContactFact, LeadFact } from '../facts'
import type { LeadChange, LeadWrite, NewLeadWrite, Plan, Why } from '../plan'
import type { Case } from './case'
import { titleOf, titleOfNew } from './lead-titles'
import { decideOwner } from './owner'
import type { Who } from './who'

type Draft = { plan: Plan; why: Why[] }

export type PlacedLead = {
  id: string
  title: string
  status: LeadFact['status']
  managerId: string | null
  managerName: string | null
  /** the manager no longer works here, or only looks: they get nothing more */
  managerLeft: boolean
  stage: string
  tags: string[]
  customFields: Record<string, unknown>
  isNew: boolean
  /** it is this contact's first lead, so its manager owns the contact */
  isFirst: boolean
}

/**
 * The lead of an event: that of its chat, else the contact's open one, else a new one. When a chat goes to another
 * contact its lead goes along if it has no other chat.
 * @param chatId null for an event without a chat (a pop-up)
 */
export function placeLead(c: Case, draft: Draft, who: Who, contact: ContactFact, chatId: string | null): PlacedLead {
  const existing = leadOf(c, who)
  const isOwnChat = existing === null || (chatId !== null && existing.firstChatId === chatId)
  const assignment = decideOwner(c, existing, contact, isOwnChat)
  const write = existing
    ? (draft.plan.leadChange = changedLead(c, existing, contact, assignment, isOwnChat))
    : (draft.plan.leadNew = newLead(c, contact, assignment ?? { managerId: null, reason: { code: 'nobody' } }, chatId))
  draft.plan.turn = turnOf(c, assignment)
  tell(c, draft, chatId, existing, write, assignment)
  return {
    id: write.id,
    title: write.title,
    status: write.status,
    managerId: write.managerId,
    managerName: managerName(c, existing, assignment),
    managerLeft: assignment === null && existing?.manager?.active === false,
    stage: existing?.stage ?? c.facts.channel.stage,
    tags: existing?.tags ?? c.facts.channel.tags,
    customFields: existing?.customFields ?? {},
    isNew: existing === null,
    isFirst: existing === null ? contact.leadCount === 0 : contact.leadCount === 1,
  }
}

function leadOf(c: Case, who: Who): LeadFact | null {
  const { chat, lead, leads, settings } = c.facts
  if (c.placed?.lead) return c.placed.lead
  const moves = chat !== null && chat.contactId !== who.contact.id && chat.contactId !== who.givesWay
  if (lead && (!moves || lead.chatCount <= 1)) return lead
  const theirs = leads.filter(one => one.status === 'open' && [who.contact.id, who.givesWay].includes(one.contactId))
  const open = theirs.map(one => ({ ...one, lastActivityAt: new Date(one.lastActivityAt) }))
  const chosen = chooseLead(open, c.now, settings.openLeadDays)
  return theirs.find(one => one.id === chosen?.id) ?? null
}

function newLead(c: Case, contact: ContactFact, assignment: Assignment, chatId: string | null): NewLeadWrite {
  const { channel } = c.facts
  return {
    id: c.newId(),
    title: titleOfNew(c, contact),
    source: 'JivoChat',
    status: c.event.blacklisted ? 'spam' : 'open',
    contactId: contact.id,
    managerId: assignment.managerId,
    managerReason: assignment.reason,
    description: c.reading.description,
    channelId: channel.id,
    stage: channel.stage,
    tags: channel.tags,
    firstChatId: chatId,
    at: c.now,
  }
}

function changedLead(
  c: Case,
  lead: LeadFact,
  contact: ContactFact,
  assignment: Assignment | null,
  isOwnChat: boolean,
): LeadChange {
  const isSpam = c.event.blacklisted && isOwnChat && lead.status === 'open' && !lead.statusByHand
  return {
    id: lead.id,
    title: titleOf(c, contact, lead),
    source: lead.source,
    status: isSpam ? 'spam' : lead.status,
    contactId: contact.id,
    managerId: assignment ? assignment.managerId : (lead.manager?.id ?? null),
    managerReason: assignment ? assignment.reason : lead.managerReason,
    assigned: assignment !== null,
    description: lead.description ?? (isOwnChat ? c.reading.description : null),
    channelId: c.facts.channel.id,
    firstChatId: lead.firstChatId,
    at: c.now,
  }
}

function tell(
  c: Case,
  draft: Draft,
  chatId: string | null,
  before: LeadFact | null,
  write: LeadWrite,
  assignment: Assignment | null,
): void {
  if (!before) draft.why.push({ code: 'lead_new', leadId: write.id, title: write.title })
  else
    draft.why.push({
      code: c.facts.lead?.id === write.id ? 'lead_known' : 'lead_joined',
      leadId: write.id,
      title: write.title,
    })
  if (write.status === 'spam' && before?.status !== 'spam') draft.why.push({ code: 'lead_spam', leadId: write.id })
  tellChanges(c, draft, chatId, before, write)
  if (!assignment) return
  const { code, operator, userName, userId, rule, openLeads, skipped } = assignment.reason
  draft.why.push(...(skipped ?? []).flatMap(whySkipped))
  const channelId = c.facts.channel.id
  draft.why.push({
    code: `manager_${code}`,
    operator,
    name: userName,
    managerId: userId,
    rule: rule?.value,
    count: openLeads,
    channelId,
  })
  if (!before || before.manager?.id === (assignment.managerId ?? undefined)) return
  note(c, draft, chatId, write, 'lead.manager', {
    from: before.manager?.name ?? null,
    to: userName ?? null,
    reason: assignment.reason,
  })
}

// A step that had nobody explains nothing; somebody who is passed over does.
function whySkipped({ step, why, operator, userName, userId, rule }: SkippedStep): Why[] {
  if (operator) return SAID[why].operator ? [{ code: SAID[why].operator, operator }] : []
  if (rule) return [{ code: 'rule_inactive', rule: rule.value, name: userName, managerId: userId }]
  return step === 'round_robin' && SAID[why].pool ? [{ code: SAID[why].pool, name: userName, managerId: userId }] : []
}

const SAID: Record<SkippedStep['why'], { operator?: WhyCode; pool?: WhyCode }> = {
  bot: { operator: 'operator_bot' },
  unmapped: { operator: 'operator_unmapped' },
  inactive: { operator: 'operator_inactive', pool: 'pool_inactive' },
  away: { pool: 'pool_away' },
  outside_hours: { pool: 'pool_outside_hours' },
  none: {},
  not_asked: {},
  no_match: {},
  off: {},
  busier: {},
}

function turnOf(c: Case, assignment: Assignment | null): Plan['turn'] {
  if (assignment?.poolUnread) return 'unread'
  const { managerId, reason } = assignment ?? {}
  return managerId && reason?.code === 'round_robin' ? { userId: managerId, at: c.now } : null
}

function tellChanges(c: Case, draft: Draft, chatId: string | null, before: LeadFact | null, write: LeadWrite): void {
  if (!before) return note(c, draft, chatId, write, 'lead.created', { title: write.title, source: write.source })
  if (before.status !== write.status)
    note(c, draft, chatId, write, 'lead.status', { from: before.status, to: write.status })
  const isNewTitle = before.title !== write.title && !write.title.includes(LEAD_NUMBER)
  if (isNewTitle) note(c, draft, chatId, write, 'lead.title', { from: before.title, to: write.title })
}

function note(
  c: Case,
  draft: Draft,
  chatId: string | null,
  { id, contactId }: LeadWrite,
  kind: string,
  data: Record<string, unknown>,
): void {
  draft.plan.history.push({ id: c.newId(), at: c.now, contactId, leadId: id, chatId, kind, data })
}

function managerName(c: Case, before: LeadFact | null, assignment: Assignment | null): string | null {
  return assignment ? (assignment.reason.userName ?? null) : (before?.manager?.name ?? null)
}
