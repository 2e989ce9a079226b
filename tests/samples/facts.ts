import { v7 as uuidv7 } from 'uuid'
import type { Case } from '@/lib/intake/decide/case'
import type { ChatFact, ContactFact, Facts, IdentifierFact, LeadFact, SettingsFact } from '@/lib/intake/facts'
import { readPerson } from '@/lib/intake/reading'
import { intakeWords } from '@/lib/intake/words'
import { parseEvent, type JivoEvent } from '@/lib/jivo/events'
import { chatKeyOf, factsHash } from '@/lib/jivo/natural-keys'
import { bytes, type Body } from './jivo-events'

export const CHANNEL = '01990000-0000-7000-8000-000000000001'
/** A Sunday noon in São Paulo. */
export const NOW = new Date('2026-11-22T15:00:00Z')

/** An event as the intake reads it from a body. */
export function eventOf(body: Body): JivoEvent {
  const parsed = parseEvent(bytes(body))
  if (parsed.kind !== 'event') throw new Error(`not an event: ${parsed.kind}`)
  return parsed.event
}

/** A case to decide: what arrived, and what the database knows; by default it knows nothing. */
export function caseOf(body: Body, facts: Partial<Facts> = {}, now = NOW): Case {
  const event = eventOf(body)
  return {
    event,
    reading: readPerson(event),
    facts: { ...noFacts(), ...facts },
    now,
    isAgain: false,
    chatKey: chatKeyOf(event, 'of-the-body'),
    ownKey: 'body:of-the-body',
    factsHash: factsHash(event),
    words: intakeWords('pt-BR'),
    newId: uuidv7,
  }
}

export function noFacts(): Facts {
  return {
    settings: settings(),
    fields: [],
    channel: {
      id: CHANNEL,
      name: 'Site',
      site: null,
      widgetId: 'qTzW8m4KxR',
      moreWidgets: [],
      simulated: false,
      stage: 'new',
      tags: [],
      defaultManager: null,
    },
    latestDelivery: null,
    isKnownDelivery: false,
    isNamedChatTaken: false,
    chat: null,
    chatOperators: [],
    lastAnswerBy: null,
    lead: null,
    contacts: [],
    operators: [],
    rules: [],
    pool: null,
    callTask: null,
    leads: [],
    linked: null,
  }
}

export function settings(overrides: Partial<SettingsFact> = {}): SettingsFact {
  return {
    titleTemplate: 'JivoChat #{chat_id} – {name}',
    openLeadDays: 30,
    requiredFields: ['name', 'email', 'phone'],
    locale: 'pt-BR',
    timeZone: 'America/Sao_Paulo',
    matchFirst: 'email',
    emailPolicy: 'ask',
    phonePolicy: 'ask',
    transferOwner: 'last',
    contactOwnerFirst: false,
    contactInfoPolicy: 'missing',
    enableAssign: true,
    panelLines: [],
    roundRobin: false,
    workingHours: { days: { 1: [['09:00', '18:00']] } },
    holidays: [],
    defaultOwner: null,
    ...overrides,
  }
}

export function contact(overrides: Partial<ContactFact> = {}): ContactFact {
  return {
    id: uuidv7(),
    name: 'Helena Prado',
    nameByHand: false,
    description: null,
    descriptionByHand: false,
    owner: null,
    ownerByHand: false,
    customFields: {},
    fieldsByHand: [],
    attributes: {},
    tags: [],
    jivoStatus: null,
    organization: null,
    assignedAgent: null,
    firstTouch: null,
    editedByHand: false,
    hasWork: false,
    knowsDescription: false,
    version: 1,
    createdAt: '2026-11-01T12:00:00.000Z',
    identifiers: [],
    ignored: [],
    kept: [],
    conflicts: [],
    leadCount: 0,
    openLeadCount: 0,
    lastActivityAt: null,
    lastChat: null,
    ...overrides,
  }
}

export function email(address: string, overrides: Partial<IdentifierFact> = {}): IdentifierFact {
  return { ...identifier(), kind: 'email', raw: address, key: address.toLowerCase(), ...overrides }
}

/** A mobile of São Paulo by its last eight digits. */
export function phone(lastEight: string, overrides: Partial<IdentifierFact> = {}): IdentifierFact {
  return {
    ...identifier(),
    raw: `(11) 9${lastEight}`,
    key: `5511${lastEight}M`,
    e164: `+55119${lastEight}`,
    ...overrides,
  }
}

export function visitorNumber(number: string, overrides: Partial<IdentifierFact> = {}): IdentifierFact {
  return {
    ...identifier(),
    kind: 'visitor',
    raw: number,
    key: `${CHANNEL}:${number}`,
    channelId: CHANNEL,
    isPrimary: false,
    ...overrides,
  }
}

function identifier(): IdentifierFact {
  return {
    id: uuidv7(),
    kind: 'phone',
    raw: '',
    key: null,
    e164: null,
    flag: null,
    isPrimary: true,
    candidate: false,
    shared: false,
    verified: false,
    channelId: null,
    lastSeenAt: '2026-11-01T12:00:00.000Z',
    applied: {},
  }
}

export function lead(of: { contactId: string }, overrides: Partial<LeadFact> = {}): LeadFact {
  return {
    id: uuidv7(),
    number: 7,
    title: 'JivoChat #7301 – Helena Prado',
    titleByHand: false,
    source: 'JivoChat',
    status: 'open',
    statusByHand: false,
    stage: 'new',
    contactId: of.contactId,
    manager: null,
    managerByHand: false,
    managerReason: { code: 'nobody' },
    description: null,
    customFields: {},
    tags: [],
    firstChatId: null,
    lastActivityAt: '2026-11-21T12:00:00.000Z',
    chatCount: 1,
    firstChat: { jivoChatId: '7301', visitorNumber: '5120' },
    ...overrides,
  }
}

/** A running chat, number 7301, of a contact and a lead. */
export function chat(of: { contactId: string; leadId: string }, overrides: Partial<ChatFact> = {}): ChatFact {
  return {
    id: uuidv7(),
    naturalKey: 'chat:7301',
    jivoChatId: '7301',
    kind: 'chat',
    state: 'running',
    contactId: of.contactId,
    leadId: of.leadId,
    pinned: false,
    visitorNumber: '5120',
    offlineMessageId: null,
    startedAt: '2026-11-22T14:00:00.000Z',
    finishedAt: null,
    lastEventAt: '2026-11-22T14:00:00.000Z',
    rate: null,
    blacklisted: false,
    invitation: null,
    department: null,
    topic: null,
    tags: [],
    social: null,
    description: null,
    pageUrl: null,
    pageTitle: null,
    pageFromAccepted: false,
    lastPageUrl: null,
    lastPageTitle: null,
    referrer: null,
    landingPage: null,
    utm: {},
    firstTouch: null,
    lastTouch: null,
    geo: null,
    ip: null,
    userAgent: null,
    userToken: null,
    messageCount: 0,
    transcriptLength: 0,
    callType: null,
    callStatus: null,
    callPhone: null,
    callReason: null,
    callRecordUrl: null,
    callConnected: false,
    acceptedById: null,
    answeredContactId: null,
    answeredBefore: [],
    applied: {},
    ...overrides,
  }
}
