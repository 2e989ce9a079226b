import { randomUUID } from 'node:crypto'
import { v7 as newId } from 'uuid'
import { sql } from './app'

// Rows as the intake would have left them, for tests that begin where it ends. Every value is unique to its test.

export type Person = { id: string; name: string | null }

type Value = {
  raw?: string
  key?: string | null
  primary?: boolean
  shared?: boolean
  candidate?: boolean
  verified?: boolean
}

const started = new Date('2026-05-04T12:00:00.000Z')

/** An e-mail address that nobody else has. */
export function someEmail(): string {
  return `p${randomUUID().slice(0, 12)}@exemplo.com.br`
}

/** A Brazilian mobile that nobody else has, as written and as key. */
export function somePhone(): { raw: string; key: string } {
  const digits = String(Math.floor(Math.random() * 1e7)).padStart(7, '0')
  const area = [11, 21, 31, 41, 51, 61, 71, 81][Math.floor(Math.random() * 8)] as number
  return { raw: `(${area}) 98${digits.slice(0, 3)}-${digits.slice(3)}`, key: `55${area}8${digits}M` }
}

export async function insert(table: string, row: Record<string, unknown>): Promise<string> {
  const full = table === 'kept_pairs' || table === 'ignored_identifiers' ? row : { id: newId(), ...row }
  const columns = Object.keys(full).join(', ')
  await sql(
    `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_record(null::${table}, $1::jsonb)`,
    [JSON.stringify(full)],
  )
  return String((full as { id?: string }).id ?? '')
}

export async function channel(): Promise<string> {
  return insert('channels', { name: `Loja ${randomUUID().slice(0, 8)}` })
}

export async function user(
  role: 'admin' | 'manager' | 'viewer' = 'manager',
  name = 'Ana Prado',
  row: Record<string, unknown> = {},
): Promise<string> {
  return insert('users', { email: someEmail(), name, role, ...row })
}

/** A contact with its e-mails and phones; the first of a kind is primary unless said otherwise. */
export async function person(
  name: string | null,
  values: { emails?: (string | Value)[]; phones?: (string | Value)[] } = {},
  row: Record<string, unknown> = {},
): Promise<Person> {
  const id = await insert('contacts', { name, created_at: started, updated_at: started, ...row })
  for (const kind of ['email', 'phone'] as const) {
    const list = (kind === 'email' ? values.emails : values.phones) ?? []
    for (const [index, given] of list.entries()) {
      await identifier(id, kind, typeof given === 'string' ? { raw: given, key: given } : given, index === 0)
    }
  }
  return { id, name }
}

export async function identifier(contactId: string, kind: string, value: Value, isPrimary: boolean): Promise<string> {
  const raw = value.raw ?? value.key ?? ''
  return insert('identifiers', {
    contact_id: contactId,
    kind,
    raw,
    key: value.key === undefined ? raw : value.key,
    is_primary: value.primary ?? isPrimary,
    shared: value.shared ?? false,
    candidate: value.candidate ?? false,
    verified: value.verified ?? false,
    source: 'chat',
    applied: {},
    first_seen_at: started,
    last_seen_at: started,
  })
}

export async function visitor(contactId: string, channelId: string, number: string): Promise<string> {
  const row = {
    contact_id: contactId,
    kind: 'visitor',
    raw: number,
    key: `${channelId}:${number}`,
    channel_id: channelId,
  }
  const seen = { source: 'chat', applied: {}, is_primary: false, candidate: false, shared: false, verified: false }
  return insert('identifiers', { ...row, ...seen, first_seen_at: started, last_seen_at: started })
}

export async function lead(contactId: string, row: Record<string, unknown> = {}): Promise<string> {
  const at = { last_activity_at: started, created_at: started, updated_at: started }
  return insert('leads', {
    title: 'Lead',
    source: 'JivoChat',
    contact_id: contactId,
    manager_reason: {},
    ...at,
    ...row,
  })
}

/** A finished chat of a contact on a lead. */
export async function chat(
  channelId: string,
  contactId: string,
  leadId: string,
  number: string,
  row: Record<string, unknown> = {},
): Promise<string> {
  return insert('chats', {
    channel_id: channelId,
    natural_key: `chat:${number}`,
    jivo_chat_id: number,
    kind: 'chat',
    state: 'finished',
    contact_id: contactId,
    lead_id: leadId,
    started_at: started,
    last_event_at: started,
    created_at: started,
    utm: {},
    messages: [],
    applied: {},
    tags: [],
    ...row,
  })
}

/** An open conflict as the intake opens it, seen in one chat. */
export async function conflict(row: {
  kind: 'email' | 'phone' | 'two_contacts'
  contactId: string
  otherContactId?: string
  keyKind?: 'email' | 'phone' | 'visitor'
  key: string
  value: string
  crm?: string | null
  chatId?: string | null
}): Promise<string> {
  const id = await insert('conflicts', {
    kind: row.kind,
    state: 'open',
    contact_id: row.contactId,
    other_contact_id: row.otherContactId ?? null,
    key_kind: row.keyKind ?? (row.kind === 'two_contacts' ? 'phone' : row.kind),
    key: row.key,
    crm_value: row.crm ?? null,
    chat_value: row.value,
    chat_id: row.chatId ?? null,
    seen_count: 1,
    first_seen_at: started,
    last_seen_at: started,
    version: 1,
  })
  if (row.chatId) await sql('INSERT INTO conflict_sightings VALUES ($1, $2, $3)', [id, row.chatId, started])
  return id
}
