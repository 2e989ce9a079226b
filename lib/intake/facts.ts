import type { Field } from '@/lib/fields/field'
import type { ManagerReason, Person } from '@/lib/leads/assign-owner'
import type { AssignmentRule } from '@/lib/leads/assignment-rules'
import type { PoolMember } from '@/lib/leads/round-robin'
import type { KnownIdentifier, Policy } from '@/lib/contacts/compare-values'
import type { MatchSetting } from '@/lib/contacts/match-identity'
import type { Touch } from '@/lib/jivo/user-token'
import type { WorkingHours } from '@/lib/settings/working-hours'

// What the database knows about the people and things of one event, read under the locks of that event.

export type SettingsFact = {
  titleTemplate: string
  openLeadDays: number
  requiredFields: string[]
  locale: string
  timeZone: string
  matchFirst: MatchSetting
  emailPolicy: Policy
  phonePolicy: Policy
  transferOwner: 'last' | 'first'
  contactOwnerFirst: boolean
  contactInfoPolicy: 'missing' | 'always'
  enableAssign: boolean
  /** as stored: what the operator's panel shows (lib/settings/panel-lines.ts) */
  panelLines: unknown
  roundRobin: boolean
  workingHours: WorkingHours
  holidays: string[]
  defaultOwner: Person | null
}

export type ChannelFact = {
  id: string
  name: string
  widgetId: string | null
  /** further widgets that an administrator let in here */
  moreWidgets: string[]
  simulated: boolean
  /** where it stands, an address or a bare host */
  site: string | null
  /** where its leads begin, and what is put on them */
  stage: string
  tags: string[]
  defaultManager: Person | null
}

export type IdentifierFact = KnownIdentifier & {
  verified: boolean
  channelId: string | null
  lastSeenAt: string
  /** hashes of the last applied client_* events, by event name; only on a visitor number */
  applied: Record<string, string>
}

export type OpenConflictFact = {
  id: string
  kind: 'email' | 'phone' | 'two_contacts'
  key: string
  contactId: string
  otherContactId: string | null
  seenCount: number
  /** this event's chat has been counted already */
  sighted: boolean
}

export type ContactFact = {
  id: string
  name: string | null
  nameByHand: boolean
  description: string | null
  descriptionByHand: boolean
  owner: Person | null
  ownerByHand: boolean
  customFields: Record<string, unknown>
  /** keys of custom fields that somebody wrote by hand */
  fieldsByHand: string[]
  attributes: Record<string, string>
  tags: string[]
  jivoStatus: string | null
  organization: string | null
  assignedAgent: string | null
  firstTouch: unknown
  editedByHand: boolean
  /** there is a note, or a task by hand, about this contact */
  hasWork: boolean
  /** Jivo has told this event's description of the visitor before, and it became a note */
  knowsDescription: boolean
  version: number
  createdAt: string
  identifiers: IdentifierFact[]
  ignored: { kind: string; key: string }[]
  kept: { otherId: string; key: string }[]
  conflicts: OpenConflictFact[]
  leadCount: number
  openLeadCount: number
  lastActivityAt: string | null
  /** the chat before this event's, for the operator's panel */
  lastChat: { startedAt: string; operator: string | null } | null
}

export type LeadFact = {
  id: string
  number: number
  title: string
  titleByHand: boolean
  source: string
  status: 'open' | 'won' | 'lost' | 'spam'
  statusByHand: boolean
  stage: string
  contactId: string
  manager: Person | null
  managerByHand: boolean
  managerReason: ManagerReason
  description: string | null
  customFields: Record<string, unknown>
  tags: string[]
  firstChatId: string | null
  lastActivityAt: string
  chatCount: number
  /** identity of the chat that numbers the title */
  firstChat: { jivoChatId: string | null; visitorNumber: string | null } | null
}

export type ChatFact = {
  id: string
  naturalKey: string
  jivoChatId: string | null
  kind: 'chat' | 'offline' | 'call'
  state: 'running' | 'finished' | 'offline'
  contactId: string
  leadId: string
  pinned: boolean
  visitorNumber: string | null
  offlineMessageId: string | null
  startedAt: string
  finishedAt: string | null
  lastEventAt: string
  rate: string | null
  blacklisted: boolean
  invitation: string | null
  department: string | null
  topic: string | null
  tags: string[]
  social: string | null
  description: string | null
  pageUrl: string | null
  pageTitle: string | null
  pageFromAccepted: boolean
  lastPageUrl: string | null
  lastPageTitle: string | null
  referrer: string | null
  landingPage: string | null
  utm: Record<string, string | null>
  firstTouch: Touch | null
  lastTouch: Touch | null
  geo: { country: string | null; countryCode: string | null; region: string | null; city: string | null } | null
  ip: string | null
  userAgent: string | null
  userToken: string | null
  messageCount: number
  transcriptLength: number
  callType: string | null
  callStatus: string | null
  callPhone: string | null
  callReason: string | null
  callRecordUrl: string | null
  callConnected: boolean
  acceptedById: string | null
  answeredContactId: string | null
  answeredBefore: string[]
  applied: Record<string, string>
}

export type ChatOperatorFact = { operatorId: string; position: number; jivoId: string | null }

/** An operator of the event, whether it has been seen before, and whom it stands for. */
export type OperatorFact = {
  key: string
  operatorId: string | null
  name: string | null
  jivoId: string | null
  person: Person | null
}

/** A custom field in use. */
export type FieldFact = Pick<Field, 'entity' | 'key' | 'name' | 'type' | 'choices'>

export type Facts = {
  settings: SettingsFact
  /** the company's own fields, in their order */
  fields: FieldFact[]
  channel: ChannelFact
  latestDelivery: { id: string; bodyHash: string; outcome: string } | null
  /** this delivery has a row already: it is tried again */
  isKnownDelivery: boolean
  /** the chat that Jivo names holds another offline message */
  isNamedChatTaken: boolean
  /** the chat of this event, or the running one of its visitor where the event names none */
  chat: ChatFact | null
  chatOperators: ChatOperatorFact[]
  /** operator of the last agent message of the stored transcript, by Jivo's id */
  lastAnswerBy: string | null
  /** that chat's lead */
  lead: LeadFact | null
  /** everybody the chat and the keys of the event lead to */
  contacts: ContactFact[]
  operators: OperatorFact[]
  /** of the assignment, in their order; none where the chat's lead has a manager */
  rules: AssignmentRule[]
  /** everybody of the round robin; null until the ladder asks for it, for then it is locked */
  pool: PoolMember[] | null
  /** the missed-call task of this chat, if one was made */
  callTask: { id: string; doneAt: string | null; withdrawnAt: string | null } | null
  /**
   * of the chat, of a pasted address, and of every contact: the open one with the latest activity, and the latest ones
   * whose title no person has written
   */
  leads: LeadFact[]
  /** where a pasted CRM address leads, merges followed; whether it is one that we answered for this chat */
  linked: { contactId: string; leadId: string | null; isAnswered: boolean } | null
}
