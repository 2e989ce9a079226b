import type { PoolClient } from 'pg'
import { advisoryLockIds, type LockName } from '../db/advisory-lock'
import type { ChatToMove, LeadToSplit, MoveFacts, MoveRules, MoveTarget } from './move-chat'
import type { ConflictRow, ContactRow, IdentifierRow, IgnoredRow } from './rows'
import { formatPhone } from '../contacts/phone'
import { primaryOf } from './primaries'

// What settling, merging and moving read, under the locks they take. Every reader here runs in the caller's transaction.

type Tx = Pick<PoolClient, 'query'>

/**
 * Takes the locks of every writer of contacts in their one order: the keys and chats by name first, then the contact
 * rows by id. What was read before is not to be trusted after it.
 */
export async function lockAll(tx: Tx, names: readonly LockName[], contactIds: readonly string[]): Promise<void> {
  await tx.query(
    `SELECT pg_advisory_xact_lock(id)
     FROM (SELECT id FROM unnest($1::bigint[]) WITH ORDINALITY AS wanted (id, place) ORDER BY place OFFSET 0) ordered`,
    [advisoryLockIds(names)],
  )
  await tx.query('SELECT id FROM contacts WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE', [contactIds])
}

export function keyLock(kind: IdentifierRow['kind'], key: string): LockName {
  return `${kind}:${key}`
}

export function chatLock(chat: { channelId: string; naturalKey: string }): LockName {
  return `chat:${chat.channelId}:${chat.naturalKey}`
}

export async function readConflict(tx: Tx, conflictId: string): Promise<ConflictRow | null> {
  const { rows } = await tx.query('SELECT to_jsonb(c) AS row FROM conflicts c WHERE id = $1', [conflictId])
  return (rows[0]?.row as ConflictRow | undefined) ?? null
}

export async function readContacts(tx: Tx, ids: readonly string[]): Promise<Map<string, ContactRow>> {
  const { rows } = await tx.query('SELECT to_jsonb(c) AS row FROM contacts c WHERE id = ANY($1::uuid[])', [ids])
  return new Map(rows.map(({ row }: { row: ContactRow }) => [row.id, row]))
}

export async function readIdentifiers(tx: Tx, contactIds: readonly string[]): Promise<IdentifierRow[]> {
  const { rows } = await tx.query(
    'SELECT to_jsonb(i) AS row FROM identifiers i WHERE contact_id = ANY($1::uuid[]) ORDER BY first_seen_at, id',
    [contactIds],
  )
  return rows.map(({ row }: { row: IdentifierRow }) => row)
}

export async function readIgnored(tx: Tx, contactIds: readonly string[]): Promise<IgnoredRow[]> {
  const { rows } = await tx.query(
    'SELECT to_jsonb(g) AS row FROM ignored_identifiers g WHERE contact_id = ANY($1::uuid[])',
    [contactIds],
  )
  return rows.map(({ row }: { row: IgnoredRow }) => row)
}

/** The contact that owns a live key, or null. */
export async function readOwner(tx: Tx, kind: string, key: string): Promise<string | null> {
  const { rows } = await tx.query(
    'SELECT contact_id FROM identifiers WHERE kind = $1 AND key = $2 AND NOT shared AND NOT candidate',
    [kind, key],
  )
  return (rows[0]?.contact_id as string | undefined) ?? null
}

export async function isKeptApart(tx: Tx, one: string, other: string, key: string): Promise<boolean> {
  const { rows } = await tx.query(
    'SELECT 1 FROM kept_pairs WHERE least_id = least($1::uuid, $2::uuid) AND greatest_id = greatest($1::uuid, $2::uuid) AND key = $3',
    [one, other, key],
  )
  return rows.length > 0
}

/** Chats that brought the contested value and still stand on the conflict's contact. */
export async function readChatsOfConflict(tx: Tx, conflict: ConflictRow): Promise<string[]> {
  const { rows } = await tx.query(
    `SELECT id FROM chats WHERE contact_id = $2
       AND (id = $3 OR id IN (SELECT chat_id FROM conflict_sightings WHERE conflict_id = $1)) ORDER BY id`,
    [conflict.id, conflict.contact_id, conflict.chat_id],
  )
  return rows.map(row => row.id as string)
}

export async function readChats(tx: Tx, chatIds: readonly string[]): Promise<ChatToMove[]> {
  const { rows } = await tx.query(
    `SELECT id, contact_id AS "contactId", lead_id AS "leadId", pinned, channel_id AS "channelId", natural_key AS "naturalKey",
       jivo_chat_id AS "jivoChatId", visitor_number AS "visitorNumber", description, to_jsonb(last_event_at) #>> '{}' AS "lastEventAt"
     FROM chats WHERE id = ANY($1::uuid[]) ORDER BY started_at, id`,
    [chatIds],
  )
  return rows as ChatToMove[]
}

/** Everything that may go along with chats. */
export async function readMove(tx: Tx, chats: readonly ChatToMove[]): Promise<MoveFacts> {
  const ids = chats.map(chat => chat.id)
  const deliveries = await tx.query(
    `SELECT id, chat_id AS "chatId", contact_id AS "contactId", lead_id AS "leadId" FROM deliveries WHERE chat_id = ANY($1::uuid[])`,
    [ids],
  )
  const visitors = await tx.query(
    `SELECT to_jsonb(i) AS row FROM identifiers i
     WHERE i.kind = 'visitor' AND EXISTS (SELECT FROM chats c WHERE c.id = ANY($1::uuid[])
         AND c.contact_id = i.contact_id AND c.channel_id = i.channel_id AND c.visitor_number = i.raw)
       AND NOT EXISTS (SELECT FROM chats o WHERE o.contact_id = i.contact_id AND o.channel_id = i.channel_id
         AND o.visitor_number = i.raw AND o.id <> ALL($1::uuid[]))`,
    [ids],
  )
  return {
    chats: [...chats],
    leads: await readLeads(tx, [...new Set(chats.map(chat => chat.leadId))]),
    deliveries: deliveries.rows as MoveFacts['deliveries'],
    visitors: visitors.rows.map(({ row }: { row: IdentifierRow }) => row),
  }
}

/** Leads with what hangs on them. */
export async function readLeads(tx: Tx, leadIds: readonly string[]): Promise<LeadToSplit[]> {
  const { rows } = await tx.query(
    `SELECT l.id, l.title, l.title_by_hand AS "titleByHand", l.source, l.manager_id AS "managerId",
       l.manager_reason AS "managerReason", l.channel_id AS "channelId", l.first_chat_id AS "firstChatId",
       coalesce((SELECT jsonb_agg(jsonb_build_object('id', c.id, 'jivoChatId', c.jivo_chat_id, 'visitorNumber', c.visitor_number)
         ORDER BY c.started_at, c.id) FROM chats c WHERE c.lead_id = l.id), '[]') AS chats,
       coalesce((SELECT jsonb_agg(jsonb_build_object('id', t.id, 'contactId', t.contact_id, 'sourceKey', t.source_key))
         FROM tasks t WHERE t.lead_id = l.id), '[]') AS tasks,
       coalesce((SELECT jsonb_agg(jsonb_build_object('id', n.id, 'contactId', n.contact_id, 'sourceChatId', n.source_chat_id))
         FROM notes n WHERE n.lead_id = l.id), '[]') AS notes,
       coalesce((SELECT jsonb_agg(h.id) FROM history h WHERE h.lead_id = l.id AND h.contact_id = l.contact_id), '[]') AS history
     FROM leads l WHERE l.id = ANY($1::uuid[]) ORDER BY l.created_at, l.id`,
    [leadIds],
  )
  return rows as LeadToSplit[]
}

/** Where chats go: how the target is called in a title, and which leads a chat could join. */
export async function readTarget(
  tx: Tx,
  contact: { id: string; name: string | null },
  identifiers: IdentifierRow[],
): Promise<MoveTarget> {
  const { rows } = await tx.query(
    `SELECT id, last_activity_at AS "lastActivityAt" FROM leads WHERE contact_id = $1 AND status = 'open' ORDER BY id`,
    [contact.id],
  )
  const phone = primaryOf(identifiers, 'phone')
  const calledBy = {
    name: contact.name,
    phone: phone && formatPhone(phone),
    email: primaryOf(identifiers, 'email')?.raw ?? null,
  }
  return { id: contact.id, calledBy, openLeads: rows as MoveTarget['openLeads'] }
}

export async function readMoveSettings(
  tx: Tx,
): Promise<Pick<MoveRules, 'openLeadDays' | 'titleTemplate' | 'visitorWord'>> {
  const { rows } = await tx.query('SELECT open_lead_days, title_template, locale FROM settings WHERE id = 1')
  const row = rows[0] as { open_lead_days: number; title_template: string; locale: string } | undefined
  return {
    openLeadDays: row?.open_lead_days ?? 30,
    titleTemplate: row?.title_template ?? 'JivoChat #{chat_id} – {name}',
    visitorWord: row?.locale === 'en' ? 'Visitor' : 'Visitante',
  }
}

/** Open conflicts of a contact that nothing but these chats brought, of all that is still there. */
export async function readConflictsOfChats(
  tx: Tx,
  contactId: string,
  chatIds: readonly string[],
  without: string | null,
): Promise<ConflictRow[]> {
  const { rows } = await tx.query(
    `SELECT to_jsonb(c) AS row FROM conflicts c
     WHERE c.contact_id = $1 AND c.state = 'open' AND c.id IS DISTINCT FROM $3
       AND c.import_id IS NULL AND EXISTS (SELECT FROM conflict_sightings s WHERE s.conflict_id = c.id AND s.chat_id = ANY($2::uuid[]))
       AND NOT EXISTS (SELECT FROM conflict_sightings s JOIN chats k ON k.id = s.chat_id
         WHERE s.conflict_id = c.id AND k.contact_id = $1 AND k.id <> ALL($2::uuid[]))
     ORDER BY c.first_seen_at, c.id`,
    [contactId, chatIds, without],
  )
  return rows.map(({ row }: { row: ConflictRow }) => row)
}

export async function readOpenConflicts(tx: Tx, contactId: string): Promise<ConflictRow[]> {
  const { rows } = await tx.query(
    `SELECT to_jsonb(c) AS row FROM conflicts c WHERE state = 'open' AND (contact_id = $1 OR other_contact_id = $1)`,
    [contactId],
  )
  return rows.map(({ row }: { row: ConflictRow }) => row)
}
