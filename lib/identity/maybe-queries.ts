import type { PoolClient } from 'pg'
import { formatPhone } from '../contacts/phone'
import { pool } from '../db/pool'
import { WHATEVER } from './duplicate-reasons'
import { CALLED_BY_SQL, type Named } from './queries'

/** A phone that several people answer, and who a contact may be that came with it. */
export type Maybe = { phone: string; people: (Named & { chats: number })[] }

const PEOPLE_AT_MOST = 4

/**
 * Who a contact may be, or null (the conflict policy, row 7): a chat made it known by a shared phone first of all, so
 * nothing could decide whose the chat was. Those who had the phone before it are asked about, until somebody says that
 * they are two people.
 */
export async function findMaybe(contactId: string, db: Pick<PoolClient, 'query'> = pool()): Promise<Maybe | null> {
  const { rows } = await db.query(
    `SELECT i.raw, i.key, i.e164, ${CALLED_BY_SQL('o.contact_id')} AS called,
       (SELECT count(*)::int FROM chats WHERE contact_id = o.contact_id) AS chats
     FROM identifiers i
     JOIN chats k ON k.id = i.source_chat_id AND k.contact_id = i.contact_id
     JOIN identifiers o ON o.kind = i.kind AND o.key = i.key AND o.contact_id <> i.contact_id AND o.first_seen_at < i.first_seen_at
     WHERE i.contact_id = $1 AND i.kind = 'phone' AND i.shared AND i.source = 'chat' AND o.shared
       AND NOT EXISTS (SELECT FROM identifiers known WHERE known.contact_id = i.contact_id AND known.kind <> 'visitor'
         AND known.key IS NOT NULL AND known.first_seen_at < i.first_seen_at)
       AND NOT EXISTS (SELECT FROM kept_pairs p WHERE p.least_id = least(i.contact_id, o.contact_id)
         AND p.greatest_id = greatest(i.contact_id, o.contact_id) AND p.key IN (i.key, $2))
     ORDER BY o.first_seen_at, o.id LIMIT ${PEOPLE_AT_MOST}`,
    [contactId, WHATEVER],
  )
  const found = rows as { raw: string; key: string; e164: string | null; called: Named; chats: number }[]
  const [first] = found
  if (!first) return null
  return { phone: formatPhone(first), people: found.map(({ called, chats }) => ({ ...called, chats })) }
}
