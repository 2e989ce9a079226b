import { z } from 'zod'

// What other programs are promised. Strict: a field too many is as much a change as one too few.

const id = z.guid()
const instant = z.iso.datetime({ precision: 3 })
const text = z.string().nullable()
const named = z.strictObject({ id, name: text })
const person = z.strictObject({ id, name: z.string(), email: z.email() })
const titled = z.strictObject({ id, title: z.string() })

export const refusal = z.strictObject({
  error: z.strictObject({ code: z.string().min(1), message: z.string().min(1) }),
})

export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ data: z.array(item), nextCursor: z.string().nullable() })

const chatFields = {
  id,
  channelId: id,
  jivoChatId: text,
  state: z.enum(['running', 'finished', 'no_end', 'offline']),
  operators: z.array(z.strictObject({ id: text, login: text, name: text })),
  rate: text,
  startedAt: instant,
  finishedAt: instant.nullable(),
  messageCount: z.int(),
}

export const chat = z.strictObject({
  ...chatFields,
  lead: titled,
  contact: named,
  createdAt: instant,
  messages: z.array(
    z.strictObject({
      at: instant.nullable(),
      from: z.enum(['visitor', 'operator', 'system']),
      operator: z.strictObject({ id: text, name: text }).nullable(),
      text: z.string(),
    }),
  ),
})

const utm = z.strictObject({ source: text, medium: text, campaign: text, content: text, term: text })
const touch = z.strictObject({ landingPage: text, referrer: text, utm, at: instant.nullable() })

export const lead = z.strictObject({
  id,
  number: z.int(),
  title: z.string(),
  source: z.string(),
  status: z.enum(['open', 'won', 'lost', 'spam']),
  stage: z.string(),
  tags: z.array(z.string()),
  contact: named,
  manager: person.nullable(),
  managerReason: text,
  description: text,
  fields: z.record(z.string(), z.unknown()),
  incomplete: z.array(z.string()),
  visit: z.strictObject({
    page: z.strictObject({ url: z.string(), title: text }).nullable(),
    referrer: text,
    landingPage: text,
    utm,
    firstTouch: touch.nullable(),
    lastTouch: touch.nullable(),
    geo: z.strictObject({ country: text, region: text, city: text }).nullable(),
    ip: text,
    userAgent: text,
    userToken: text,
  }),
  chats: z.array(z.strictObject(chatFields)),
  createdAt: instant,
  updatedAt: instant,
  url: z.url(),
})

const seen = {
  source: z.string(),
  sourceChatId: id.nullable(),
  firstSeenAt: instant,
  lastSeenAt: instant,
  verified: z.boolean(),
  shared: z.boolean(),
  ignored: z.boolean(),
}

export const contact = z.strictObject({
  id,
  name: text,
  description: text,
  emails: z.array(z.strictObject({ address: z.string(), raw: z.string(), primary: z.boolean(), ...seen })),
  phones: z.array(
    z.strictObject({
      raw: z.string(),
      e164: text,
      key: text,
      kind: text,
      flag: text,
      extension: text,
      primary: z.boolean(),
      candidate: z.boolean(),
      ...seen,
    }),
  ),
  visitorNumbers: z.array(z.strictObject({ channelId: id, number: z.string() })),
  manager: person.nullable(),
  customFields: z.record(z.string(), z.unknown()),
  fields: z.record(z.string(), z.unknown()),
  leadIds: z.array(id),
  version: z.int(),
  createdAt: instant,
  updatedAt: instant,
  url: z.url(),
})

export const task = z.strictObject({
  id,
  kind: z.enum(['offline_message', 'missed_call', 'manual', 'conflict']),
  title: z.string(),
  text: z.string(),
  lead: titled.nullable(),
  contact: named.nullable(),
  assignee: person.nullable(),
  conflictId: id.nullable(),
  dueAt: z.union([instant, z.iso.date()]).nullable(),
  doneAt: instant.nullable(),
  createdAt: instant,
})

export const conflict = z.strictObject({
  id,
  kind: z.enum(['email', 'phone', 'two_contacts']),
  state: z.enum(['open', 'resolved', 'ignored']),
  contact: named,
  otherContact: named.nullable(),
  crmValue: text,
  chatValue: z.string(),
  chatId: id.nullable(),
  seenCount: z.int(),
  firstSeenAt: instant,
  lastSeenAt: instant,
  resolution: text,
  resolvedBy: named.nullable(),
  resolvedAt: instant.nullable(),
  version: z.int(),
})

export const delivery = z.strictObject({
  id,
  channelId: id,
  receivedAt: instant,
  eventName: text,
  outcome: z.enum(['handled', 'unsupported', 'malformed', 'failed']),
  seenCount: z.int(),
  lastSeenAt: instant,
  answer: z.record(z.string(), z.unknown()),
  why: z.array(z.string()),
  durationMs: z.int(),
  contactId: id.nullable(),
  leadId: id.nullable(),
  chatId: id.nullable(),
})
