import { pool } from '../db/pool'
import { readFieldNames } from '../fields/queries'
import { contestedShown } from './conflict-case'
import { findSuspicion } from './duplicate-queries'
import { mergePage, type MergePage, type SideRow, SURE } from './merge-page'
import { countMoves } from './merge-queries'
import type { ConflictRow, ContactRow } from './rows'

/** Two contacts for the merge screen; null when one is unknown, erased or merged away. */
export async function getMergePage(oneId: string, otherId: string): Promise<MergePage | null> {
  const [one, other, third, question, own, suspicion] = await Promise.all([
    readSide(oneId, otherId),
    readSide(otherId, oneId),
    readThird(oneId, otherId),
    readQuestion(oneId, otherId),
    readFieldNames('contact'),
    findSuspicion(oneId, otherId),
  ])
  return one && other ? mergePage(one, other, { question, suspicion, third }, own) : null
}

async function readSide(id: string, otherId: string): Promise<SideRow | null> {
  const { rows } = await pool().query<Omit<SideRow, 'moves'> & { openTasks: number }>(
    `SELECT c.id, c.name, c.version, u.name AS owner, to_jsonb(c.created_at) #>> '{}' AS "createdAt", to_jsonb(c) AS contact,
       (SELECT raw FROM identifiers WHERE contact_id = c.id AND kind = 'email' AND is_primary) AS email,
       (SELECT json_build_object('raw', raw, 'key', key, 'e164', e164) FROM identifiers
         WHERE contact_id = c.id AND kind = 'phone' AND is_primary) AS phone,
       (SELECT max(raw) FROM identifiers WHERE contact_id = c.id AND kind = 'visitor') AS "visitorNumber",
       (SELECT count(*)::int FROM tasks WHERE contact_id = c.id AND done_at IS NULL AND withdrawn_at IS NULL) AS "openTasks",
       json_build_object('chats', (SELECT count(*) FROM chats WHERE contact_id = c.id),
         'leads', (SELECT count(*) FROM leads WHERE contact_id = c.id), 'tasks', (SELECT count(*) FROM tasks WHERE contact_id = c.id),
         'notes', (SELECT count(*) FROM notes WHERE contact_id = c.id),
         'history', (SELECT count(*) FROM history WHERE contact_id = c.id)) AS counts,
       coalesce((SELECT json_agg(json_build_object('id', i.id, 'kind', i.kind, 'raw', i.raw, 'key', i.key, 'e164', i.e164,
           'phoneKind', i.phone_kind, 'flag', i.flag, 'extension', i.extension, 'isPrimary', i.is_primary, 'candidate', i.candidate,
           'shared', i.shared, 'verified', i.verified, 'source', i.source, 'firstSeenAt', i.first_seen_at, 'lastSeenAt', i.last_seen_at,
           'sourceChat', CASE WHEN s.id IS NOT NULL
             THEN json_build_object('kind', s.kind, 'jivoChatId', s.jivo_chat_id, 'leadId', s.lead_id) END)
           ORDER BY i.is_primary DESC, i.first_seen_at, i.id)
         FROM identifiers i LEFT JOIN chats s ON s.id = i.source_chat_id WHERE i.contact_id = c.id), '[]') AS values
     FROM contacts c LEFT JOIN users u ON u.id = c.owner_id
     WHERE c.id = $1 AND c.merged_into_id IS NULL AND c.erased_at IS NULL`,
    [id],
  )
  if (!rows[0]) return null
  const { openTasks, ...side } = rows[0]
  return {
    ...side,
    contact: side.contact as ContactRow,
    moves: { ...(await countMoves(pool(), otherId, id)), openTasks },
  }
}

// The surest of those whom an open question, or the search for duplicates, puts beside one of the two.
async function readThird(oneId: string, otherId: string): Promise<SideRow | null> {
  const { rows } = await pool().query<{ id: string }>(
    `SELECT c.id FROM (
       SELECT least_id AS one, greatest_id AS other, confidence FROM duplicates
       WHERE state = 'open' AND (least_id IN ($1, $2) OR greatest_id IN ($1, $2))
       UNION ALL SELECT contact_id, other_contact_id, ${SURE.question} FROM conflicts
       WHERE state = 'open' AND kind = 'two_contacts' AND (contact_id IN ($1, $2) OR other_contact_id IN ($1, $2))) pair
     JOIN contacts c ON c.id IN (pair.one, pair.other) AND c.id NOT IN ($1, $2) AND c.merged_into_id IS NULL AND c.erased_at IS NULL
     ORDER BY pair.confidence DESC, c.id LIMIT 1`,
    [oneId, otherId],
  )
  return rows[0] ? readSide(rows[0].id, oneId) : null
}

async function readQuestion(oneId: string, otherId: string): Promise<MergePage['question']> {
  const { rows } = await pool().query<Pick<ConflictRow, 'id' | 'key' | 'key_kind' | 'chat_value'>>(
    `SELECT id, key, key_kind, chat_value FROM conflicts WHERE state = 'open' AND kind = 'two_contacts'
       AND least(contact_id, other_contact_id) = least($1::uuid, $2::uuid)
       AND greatest(contact_id, other_contact_id) = greatest($1::uuid, $2::uuid) ORDER BY first_seen_at LIMIT 1`,
    [oneId, otherId],
  )
  if (!rows[0]) return null
  const { kind, shown } = contestedShown(rows[0])
  return { conflictId: rows[0].id, kind, value: shown }
}
