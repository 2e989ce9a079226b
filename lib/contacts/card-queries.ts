import type { Prisma } from '@/prisma/generated/client'
import { prisma } from '../db/client'
import { byUse, cardValue, type CardValue } from './card-values'
import { readFirstTouch, type FirstTouch } from './first-touch'

const LIST_LIMIT = 100

export type CardLead = {
  id: string
  title: string
  status: 'open' | 'won' | 'lost' | 'spam'
  stage: string
  manager: string | null
  createdAt: string
}

export type CardChat = {
  id: string
  kind: 'chat' | 'offline' | 'call'
  number: string | null
  state: 'running' | 'finished' | 'offline'
  startedAt: string
  lastEventAt: string
  messageCount: number
  rate: string | null
  operators: string[]
  channel: string
  leadId: string
}

export type CardNote = { id: string; text: string; author: string | null; fromChat: string | null; at: string }

/** Everything the page of a contact shows beside its tasks and its history. */
export type ContactCard = {
  id: string
  name: string | null
  description: string | null
  owner: { id: string; name: string } | null
  emails: CardValue[]
  phones: CardValue[]
  visitors: { id: string; number: string; channel: string }[]
  ignored: { kind: string; key: string; raw: string }[]
  customFields: [string, string][]
  attributes: [string, string][]
  tags: string[]
  jivoStatus: string | null
  organization: string | null
  assignedAgent: string | null
  firstTouch: FirstTouch | null
  leads: CardLead[]
  chats: CardChat[]
  notes: CardNote[]
  createdAt: string
}

const CARD = {
  name: true,
  description: true,
  owner: { select: { id: true, name: true } },
  identifiers: {
    select: {
      ...{ id: true, kind: true, raw: true, key: true, e164: true, phoneKind: true, flag: true, extension: true },
      ...{ isPrimary: true, candidate: true, shared: true, verified: true, source: true },
      ...{ firstSeenAt: true, lastSeenAt: true },
      sourceChat: { select: { kind: true, jivoChatId: true, leadId: true } },
      channel: { select: { name: true } },
    },
    orderBy: { firstSeenAt: 'asc' },
  },
  ignored: { select: { kind: true, key: true, raw: true }, orderBy: { createdAt: 'asc' } },
  ...{ customFields: true, attributes: true, tags: true, jivoStatus: true, organization: true },
  ...{ assignedAgent: true, firstTouch: true, createdAt: true },
  leads: {
    select: { id: true, title: true, status: true, stage: true, createdAt: true, manager: { select: { name: true } } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: LIST_LIMIT,
  },
  chats: {
    select: {
      ...{ id: true, kind: true, jivoChatId: true, state: true, startedAt: true, lastEventAt: true },
      ...{ messageCount: true, rate: true, leadId: true },
      channel: { select: { name: true } },
      operators: { select: { operator: { select: { name: true, key: true } } }, orderBy: { position: 'asc' } },
    },
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    take: LIST_LIMIT,
  },
  notes: {
    select: {
      ...{ id: true, text: true, createdAt: true },
      author: { select: { name: true } },
      sourceChat: { select: { jivoChatId: true } },
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: LIST_LIMIT,
  },
} satisfies Prisma.ContactSelect

/** The card of a contact that stands for itself; null when it is unknown, erased or merged into another one. */
export async function getContactCard(id: string): Promise<ContactCard | null> {
  const row = await prisma.contact.findFirst({ where: { id, mergedIntoId: null, erasedAt: null }, select: CARD })
  if (!row) return null
  const values = row.identifiers.filter(one => one.kind !== 'visitor').map(cardValue).sort(byUse)
  const visitors = row.identifiers.filter(one => one.kind === 'visitor')
  const { name, description, owner, ignored, tags, jivoStatus, organization, assignedAgent } = row
  return {
    id,
    ...{ name, description, owner, ignored, tags, jivoStatus, organization, assignedAgent },
    emails: values.filter(value => value.kind === 'email'),
    phones: values.filter(value => value.kind === 'phone'),
    visitors: visitors.map(one => ({ id: one.id, number: one.raw, channel: one.channel?.name ?? '' })),
    customFields: pairs(row.customFields),
    attributes: pairs(row.attributes),
    firstTouch: readFirstTouch(row.firstTouch),
    leads: row.leads.map(({ manager, createdAt, status, ...lead }) => ({
      ...lead,
      status: status as CardLead['status'],
      manager: manager?.name ?? null,
      createdAt: createdAt.toISOString(),
    })),
    chats: row.chats.map(cardChat),
    notes: row.notes.map(note => ({
      id: note.id,
      text: note.text,
      author: note.author?.name ?? null,
      fromChat: note.sourceChat?.jivoChatId ?? null,
      at: note.createdAt.toISOString(),
    })),
    createdAt: row.createdAt.toISOString(),
  }
}

type ChatRow = Prisma.ChatGetPayload<{ select: (typeof CARD)['chats']['select'] }>

function cardChat({ jivoChatId, channel, operators, startedAt, lastEventAt, ...chat }: ChatRow): CardChat {
  return {
    ...chat,
    kind: chat.kind as CardChat['kind'],
    state: chat.state as CardChat['state'],
    number: jivoChatId,
    channel: channel.name,
    operators: operators.map(({ operator }) => operator.name ?? operator.key),
    startedAt: startedAt.toISOString(),
    lastEventAt: lastEventAt.toISOString(),
  }
}

function pairs(json: unknown): [string, string][] {
  if (json === null || typeof json !== 'object' || Array.isArray(json)) return []
  return Object.entries(json).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)])
}
