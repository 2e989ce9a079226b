import type { ChatFact, LeadFact } from './facts'
import type { WhyCode } from '@/lib/i18n/why'
import type { FieldValue } from '@/lib/fields/field'
import type { ManagerReason } from '@/lib/leads/assign-owner'
import type { Message } from '@/lib/jivo/events'

// What one event changes: plain data, decided before anything is written. The writer (apply-plan) decides nothing.

/** One sentence of the why-trail: a code and what the sentence names. */
export type Why = { code: WhyCode } & Record<string, string | number | boolean | null | undefined>

export type ContactWrite = {
  id: string
  name: string | null
  description: string | null
  ownerId: string | null
  attributes: Record<string, string>
  tags: string[]
  jivoStatus: string | null
  organization: string | null
  assignedAgent: string | null
  firstTouch: unknown
  /** values of custom fields to set, by key; the others stay */
  customFields: Record<string, FieldValue>
  at: Date
}

export type IdentifierWrite = {
  id: string
  contactId: string
  kind: 'email' | 'phone' | 'visitor'
  raw: string
  key: string | null
  e164: string | null
  phoneKind: string | null
  flag: string | null
  extension: string | null
  channelId: string | null
  isPrimary: boolean
  candidate: boolean
  shared: boolean
  sourceChatId: string | null
  /** a chat, unless said otherwise */
  source?: 'import'
  applied: Record<string, string>
  at: Date
}

/** A known identifier seen again; a field that is null stays as it is. */
export type IdentifierTouch = {
  id: string
  e164: string | null
  flag: string | null
  clearFlag: boolean
  raw: string | null
  applied: Record<string, string> | null
  at: Date
}

/** A candidate that has become a number without a doubt; `shared` where several contacts have it. */
export type IdentifierSure = {
  id: string
  key: string | null
  e164: string | null
  phoneKind: string | null
  flag: string | null
  extension: string | null
  shared: boolean
  at: Date
}

export type LeadWrite = {
  id: string
  title: string
  source: string
  status: LeadFact['status']
  contactId: string
  managerId: string | null
  managerReason: ManagerReason
  description: string | null
  channelId: string
  firstChatId: string | null
  at: Date
}

/** A lead that stands; whoever has it keeps it unless it was `assigned`. */
export type LeadChange = LeadWrite & { assigned: boolean }

/** A lead that begins: where and with which tags is its channel's matter, and never changed by an event again. */
export type NewLeadWrite = LeadWrite & { stage: string; tags: string[] }

export type ChatWrite = Omit<ChatFact, 'startedAt' | 'finishedAt' | 'lastEventAt'> & {
  channelId: string
  startedAt: Date
  finishedAt: Date | null
  lastEventAt: Date
  /** null = the stored transcript stays */
  messages: Message[] | null
  at: Date
}

export type OperatorWrite = {
  id: string
  key: string
  jivoId: string | null
  login: string | null
  name: string | null
  bot: boolean
}
export type ChatOperatorWrite = { chatId: string; operatorId: string; position: number; jivoId: string | null }

export type ConflictWrite = {
  id: string
  kind: 'email' | 'phone' | 'two_contacts'
  contactId: string
  otherContactId: string | null
  keyKind: 'email' | 'phone' | 'visitor'
  key: string
  crmValue: string | null
  chatValue: string
  chatId: string | null
  /** the file that brought the value, where no chat did */
  importId?: string
  at: Date
}

export type ConflictSeen = { id: string; seenCount: number; chatId: string | null; at: Date }
export type TaskWrite = {
  id: string
  kind: 'offline_message' | 'missed_call'
  sourceKey: string
  title: string
  text: string
  leadId: string
  contactId: string
  assigneeId: string | null
  dueAt: Date
  at: Date
}
export type NoteWrite = {
  id: string
  contactId: string
  leadId: string | null
  sourceChatId: string | null
  text: string
  at: Date
}
export type HistoryWrite = {
  id: string
  at: Date
  contactId: string | null
  leadId: string | null
  chatId: string | null
  /** who did it, where a person did */
  userId?: string
  kind: string
  data: Record<string, unknown>
}

export type Plan = {
  /** an anonymous contact that becomes part of the known one before anything else is written */
  giveWay: { loserId: string; survivorId: string; mergeId: string } | null
  /** primaries that stop being primary, written before the rest: the index cannot be deferred */
  demote: string[]
  contactNew: ContactWrite | null
  contactChange: ContactWrite | null
  identifiersNew: IdentifierWrite[]
  identifiersSeen: IdentifierTouch[]
  identifiersSure: IdentifierSure[]
  leadNew: NewLeadWrite | null
  leadChange: LeadChange | null
  /** other leads of the person, whose titles name it */
  leadTitles: { id: string; title: string; at: Date }[]
  chat: ChatWrite | null
  operatorsNew: OperatorWrite[]
  operatorNames: { id: string; name: string | null; jivoId: string | null }[]
  chatOperators: ChatOperatorWrite[]
  conflictsNew: ConflictWrite[]
  conflictsSeen: ConflictSeen[]
  ignoredSeen: { contactId: string; kind: string; key: string }[]
  tasksNew: TaskWrite[]
  tasksWithdrawn: { id: string; withdrawn: boolean; at: Date }[]
  /** tasks that go along when their chat moves */
  tasksMoved: { leadFrom: string; leadTo: string; contactTo: string; sourceKey: string }[]
  notes: NoteWrite[]
  history: HistoryWrite[]
  widgetId: string | null
  /** whose turn it was in the round robin; `unread`: the pool must be read before this plan is worth anything */
  turn: { userId: string; at: Date } | 'unread' | null
}

/** A plan that changes nothing. */
export function emptyPlan(): Plan {
  return {
    giveWay: null,
    demote: [],
    contactNew: null,
    contactChange: null,
    identifiersNew: [],
    identifiersSeen: [],
    identifiersSure: [],
    leadNew: null,
    leadChange: null,
    leadTitles: [],
    chat: null,
    operatorsNew: [],
    operatorNames: [],
    chatOperators: [],
    conflictsNew: [],
    conflictsSeen: [],
    ignoredSeen: [],
    tasksNew: [],
    tasksWithdrawn: [],
    tasksMoved: [],
    notes: [],
    history: [],
    widgetId: null,
    turn: null,
  }
}
