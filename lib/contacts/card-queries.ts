import { pool } from '../db/pool'
import { CARD_SQL } from './card-sql'
import { byUse, cardValue, type CardValue, type StoredValue } from './card-values'
import { readFirstTouch, type FirstTouch } from './first-touch'

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

export type CardNote = {
  id: string
  text: string
  author: string | null
  authorId: string | null
  /** Jivo told it, in a chat with or without a number */
  fromJivo: boolean
  /** the imported file that said it */
  fromFile: string | null
  fromChat: string | null
  at: string
}

/** Everything the page of a contact shows beside its tasks, its open conflicts and its history. */
export type ContactCard = {
  id: string
  name: string | null
  description: string | null
  owner: { id: string; name: string } | null
  emails: CardValue[]
  phones: CardValue[]
  visitors: { id: string; number: string; channel: string }[]
  ignored: { kind: string; key: string; raw: string }[]
  /** values of custom fields, as stored */
  customFields: unknown
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

type CardRow = Omit<ContactCard, 'emails' | 'phones' | 'visitors' | 'attributes' | 'firstTouch' | 'createdAt'> & {
  identifiers: (StoredValue & { channel: string | null })[]
  attributes: unknown
  firstTouch: unknown
  createdAt: Date
}

/** The card of a contact that stands for itself; null when it is unknown, erased or merged into another one. */
export async function getContactCard(id: string): Promise<ContactCard | null> {
  const { rows } = await pool().query<CardRow>(CARD_SQL, [id])
  const row = rows[0]
  if (!row) return null
  const { identifiers, ...contact } = row
  const values = identifiers
    .filter(one => one.kind !== 'visitor')
    .map(cardValue)
    .sort(byUse)
  const visitors = identifiers.filter(one => one.kind === 'visitor')
  return {
    ...contact,
    emails: values.filter(value => value.kind === 'email'),
    phones: values.filter(value => value.kind === 'phone'),
    visitors: visitors.map(one => ({ id: one.id, number: one.raw, channel: one.channel ?? '' })),
    attributes: pairs(row.attributes),
    firstTouch: readFirstTouch(row.firstTouch),
    createdAt: row.createdAt.toISOString(),
  }
}

function pairs(json: unknown): [string, string][] {
  if (json === null || typeof json !== 'object' || Array.isArray(json)) return []
  return Object.entries(json).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)])
}
