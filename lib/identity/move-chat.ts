import { chooseLead } from '../leads/choose-lead'
import { LEAD_NUMBER, leadTitle } from '../leads/lead-title'
import type { Change } from './row-changes'
import type { IdentifierRow, Row } from './rows'

export type ChatToMove = {
  id: string
  contactId: string
  leadId: string
  pinned: boolean
  channelId: string
  naturalKey: string
  jivoChatId: string | null
  visitorNumber: string | null
  description: string | null
  lastEventAt: string
}

/** A lead of one of the chats, with everything that hangs on it. */
export type LeadToSplit = {
  id: string
  title: string
  titleByHand: boolean
  source: string
  managerId: string | null
  managerReason: Row
  channelId: string | null
  firstChatId: string | null
  /** all chats of the lead, the oldest first */
  chats: { id: string; jivoChatId: string | null; visitorNumber: string | null }[]
  tasks: { id: string; contactId: string | null; sourceKey: string | null }[]
  notes: { id: string; contactId: string; sourceChatId: string | null }[]
  /** history rows of the lead that stand on the lead's contact */
  history: string[]
}

export type MoveFacts = {
  chats: ChatToMove[]
  leads: LeadToSplit[]
  deliveries: { id: string; chatId: string; contactId: string | null; leadId: string | null }[]
  /** visitor numbers of the chats that the old contact holds and that no other chat of it has */
  visitors: IdentifierRow[]
}

/** Whom the chats go to. */
export type MoveTarget = {
  id: string
  calledBy: { name: string | null; phone: string | null; email: string | null }
  openLeads: { id: string; lastActivityAt: Date }[]
}

export type MoveRules = {
  openLeadDays: number
  titleTemplate: string
  visitorWord: string
  now: Date
  newId: () => string
}

export type ChatMove = {
  /** leads to write before the changes; `{lead_number}` in a title is filled in by the writer */
  newLeads: Row[]
  changes: Change[]
}

/**
 * Moves chats to another contact. A chat's contact is always its lead's contact: the lead goes along when none of its
 * chats stays behind; else the chat joins the target's open lead (by the rule of a new chat), or gets a new one. The
 * tasks made for the chat, what Jivo said of it and its deliveries go with it; so does a visitor number that no chat
 * left behind has. The chats are pinned: a person placed them.
 */
export function planChatMove(facts: MoveFacts, target: MoveTarget, rules: MoveRules): ChatMove {
  const move: ChatMove = { newLeads: [], changes: [] }
  const open = [...target.openLeads]
  for (const lead of facts.leads) {
    const chats = facts.chats.filter(chat => chat.leadId === lead.id)
    const moving = new Set(chats.map(chat => chat.id))
    if (lead.chats.every(chat => moving.has(chat.id))) {
      move.changes.push(...withLead(lead, chats, target, rules))
      continue
    }
    const joined = chooseLead(open, rules.now, rules.openLeadDays)?.id ?? newLead(move, lead, chats, target, rules)
    // The next lead's chats join the one just made.
    if (!open.some(one => one.id === joined)) open.push({ id: joined, lastActivityAt: rules.now })
    move.changes.push(...withoutLead(lead, chats, joined, target, rules))
  }
  move.changes.push(...deliveryChanges(facts, target.id, move.changes), ...visitorChanges(facts, target.id))
  return move
}

function withLead(lead: LeadToSplit, chats: ChatToMove[], target: MoveTarget, rules: MoveRules): Change[] {
  const from = chats[0]?.contactId
  const contact = { from: { contact_id: from }, to: { contact_id: target.id } }
  return [
    { does: 'update', table: 'leads', ids: [lead.id], ...contact },
    ...chats.map(chat => moved(chat, target.id, lead.id)),
    ...along(
      'tasks',
      lead.tasks.filter(task => task.contactId === from).map(task => task.id),
      contact,
    ),
    ...along(
      'notes',
      lead.notes.filter(note => note.contactId === from).map(note => note.id),
      contact,
    ),
    ...along('history', lead.history, contact),
    ...retitled(lead, target, rules),
  ]
}

function withoutLead(
  lead: LeadToSplit,
  chats: ChatToMove[],
  joined: string,
  target: MoveTarget,
  rules: MoveRules,
): Change[] {
  const from = chats[0]?.contactId
  const keys = new Set(chats.map(chat => `${chat.channelId}:${chat.naturalKey}`))
  const moving = new Set(chats.map(chat => chat.id))
  const place = { from: { contact_id: from, lead_id: lead.id }, to: { contact_id: target.id, lead_id: joined } }
  const tasks = lead.tasks.filter(
    task => task.sourceKey !== null && keys.has(task.sourceKey) && task.contactId === from,
  )
  const notes = lead.notes.filter(
    note => note.sourceChatId !== null && moving.has(note.sourceChatId) && note.contactId === from,
  )
  const first =
    lead.firstChatId !== null && moving.has(lead.firstChatId)
      ? lead.chats.find(chat => !moving.has(chat.id))
      : undefined
  return [
    ...chats.map(chat => moved(chat, target.id, joined)),
    ...along(
      'tasks',
      tasks.map(task => task.id),
      place,
    ),
    ...along(
      'notes',
      notes.map(note => note.id),
      place,
    ),
    ...(first ? firstChatChanges(lead, first, rules) : []),
  ]
}

// The lead that stays behind is numbered by the first chat it still has; its person is the same, so is the name in it.
function firstChatChanges(lead: LeadToSplit, first: LeadToSplit['chats'][number], rules: MoveRules): Change[] {
  const before = lead.chats.find(chat => chat.id === lead.firstChatId)
  const changes: Change[] = [
    {
      does: 'update',
      table: 'leads',
      ids: [lead.id],
      from: { first_chat_id: lead.firstChatId },
      to: { first_chat_id: first.id },
      soft: true,
    },
  ]
  const numbered = rules.titleTemplate.includes('{chat_id}') && before?.jivoChatId && first.jivoChatId
  if (lead.titleByHand || !numbered) return changes
  const title = lead.title.replace(`#${before.jivoChatId}`, `#${first.jivoChatId}`)
  return title === lead.title ? changes : [...changes, retitle(lead, title)]
}

/** The title of a lead that is now somebody else's, by the template, unless a person wrote it. */
export function retitled(lead: LeadToSplit, target: Pick<MoveTarget, 'calledBy'>, rules: MoveRules): Change[] {
  const first = lead.chats.find(chat => chat.id === lead.firstChatId) ?? lead.chats[0]
  if (lead.titleByHand || !first) return []
  const title = titleOf(first, target, rules)
  return title === lead.title || title.includes(LEAD_NUMBER) ? [] : [retitle(lead, title)]
}

function retitle(lead: LeadToSplit, title: string): Change {
  return { does: 'update', table: 'leads', ids: [lead.id], from: { title: lead.title }, to: { title }, soft: true }
}

function newLead(move: ChatMove, lead: LeadToSplit, chats: ChatToMove[], target: MoveTarget, rules: MoveRules): string {
  const [first] = chats
  const id = rules.newId()
  const at = rules.now.toISOString()
  const active =
    chats
      .map(chat => chat.lastEventAt)
      .toSorted()
      .at(-1) ?? at
  move.newLeads.push({
    id,
    title: titleOf(
      { jivoChatId: first?.jivoChatId ?? null, visitorNumber: first?.visitorNumber ?? null },
      target,
      rules,
    ),
    source: lead.source,
    contact_id: target.id,
    manager_id: lead.managerId,
    manager_reason: lead.managerReason,
    description: first?.description ?? null,
    channel_id: first?.channelId ?? lead.channelId,
    first_chat_id: first?.id ?? null,
    last_activity_at: active,
    created_at: at,
    updated_at: at,
  })
  return id
}

function titleOf(
  chat: { jivoChatId: string | null; visitorNumber: string | null },
  target: Pick<MoveTarget, 'calledBy'>,
  rules: MoveRules,
): string {
  const facts = { chatId: chat.jivoChatId, visitorNumber: chat.visitorNumber, ...target.calledBy }
  return leadTitle(rules.titleTemplate, facts, rules.visitorWord)
}

function moved(chat: ChatToMove, contactId: string, leadId: string): Change {
  return {
    does: 'update',
    table: 'chats',
    ids: [chat.id],
    from: { contact_id: chat.contactId, lead_id: chat.leadId, pinned: chat.pinned },
    to: { contact_id: contactId, lead_id: leadId, pinned: true },
  }
}

function along(
  table: 'tasks' | 'notes' | 'history' | 'deliveries',
  ids: string[],
  change: { from: Row; to: Row },
): Change[] {
  return ids.length === 0 ? [] : [{ does: 'update', table, ids, ...change, soft: true }]
}

// Each delivery of a moved chat follows it to where the chat now is.
function deliveryChanges(facts: MoveFacts, contactId: string, changes: Change[]): Change[] {
  return facts.chats.flatMap(chat => {
    const change = changes.find(one => one.does === 'update' && one.table === 'chats' && one.ids[0] === chat.id)
    const leadId = change?.does === 'update' ? change.to.lead_id : chat.leadId
    const ids = facts.deliveries
      .filter(one => one.chatId === chat.id && one.contactId === chat.contactId && one.leadId === chat.leadId)
      .map(one => one.id)
    const from = { contact_id: chat.contactId, lead_id: chat.leadId }
    return along('deliveries', ids, { from, to: { contact_id: contactId, lead_id: leadId } })
  })
}

function visitorChanges(facts: MoveFacts, contactId: string): Change[] {
  return facts.visitors.map(one => ({
    does: 'update',
    table: 'identifiers',
    ids: [one.id],
    from: { contact_id: one.contact_id },
    to: { contact_id: contactId },
    soft: true,
  }))
}
