import { v7 as uuid } from 'uuid'
import { insert } from '../../support/rows'

// Rows that no event makes, or that would need too many. Each is known by an id of its own.

type Columns = Record<string, unknown>

export const insertContact = (columns: Columns = {}) => insert('contacts', columns)

export const insertLead = (contactId: string, columns: Columns = {}) =>
  insert('leads', {
    contact_id: contactId,
    title: 'Lead',
    source: 'Telefone',
    last_activity_at: new Date(),
    ...columns,
  })

export const insertChat = (channelId: string, contactId: string, leadId: string, columns: Columns = {}) =>
  insert('chats', {
    channel_id: channelId,
    contact_id: contactId,
    lead_id: leadId,
    natural_key: `test:${uuid()}`,
    kind: 'chat',
    state: 'finished',
    started_at: new Date(),
    last_event_at: new Date(),
    ...columns,
  })

export const insertTask = (columns: Columns) => insert('tasks', { kind: 'manual', title: 'Ligar', ...columns })

export const insertConflict = (contactId: string, columns: Columns = {}) =>
  insert('conflicts', {
    contact_id: contactId,
    kind: 'email',
    key_kind: 'email',
    key: `${uuid()}@example.com`,
    crm_value: 'a@example.com',
    chat_value: 'b@example.com',
    first_seen_at: new Date(),
    last_seen_at: new Date(),
    ...columns,
  })

export const insertDelivery = (channelId: string, columns: Columns = {}) =>
  insert('deliveries', {
    channel_id: channelId,
    received_at: new Date(),
    outcome: 'handled',
    subject: 'chat:1',
    body: '\\x7b7d',
    body_hash: '\\x00',
    last_seen_at: new Date(),
    answer: { result: 'ok' },
    duration_ms: 3,
    ...columns,
  })

/** A chat number that no other test uses. */
export const someChatNumber = () => 1_000_000_000 + Math.floor(Math.random() * 9e15)

/** A mobile of São Paulo that no other test uses, as its eight last digits. */
export const somePhoneEnd = () => String(70_000_000 + Math.floor(Math.random() * 29_999_999))

/** A word of twelve letters that no other test uses. */
export const someWord = () =>
  Array.from({ length: 12 }, () => String.fromCharCode(97 + Math.floor(Math.random() * 26))).join('')
