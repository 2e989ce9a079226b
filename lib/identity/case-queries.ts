import { pool } from '../db/pool'
import { conflictCase, type CaseRow, type ConflictCase } from './conflict-case'

const PERSON_SQL = (contact: string) => `(
  SELECT json_build_object('id', c.id, 'name', c.name, 'owner', u.name, 'ownerId', c.owner_id, 'createdAt', c.created_at,
    'chats', (SELECT count(*) FROM chats WHERE contact_id = c.id),
    'leads', (SELECT count(*) FROM leads WHERE contact_id = c.id),
    'email', (SELECT raw FROM identifiers WHERE contact_id = c.id AND kind = 'email' AND is_primary),
    'phone', (SELECT json_build_object('raw', raw, 'key', key, 'e164', e164) FROM identifiers
      WHERE contact_id = c.id AND kind = 'phone' AND is_primary),
    'visitorNumber', (SELECT max(raw) FROM identifiers WHERE contact_id = c.id AND kind = 'visitor'),
    'values', coalesce((SELECT json_agg(json_build_object('id', i.id, 'kind', i.kind, 'raw', i.raw, 'key', i.key, 'e164', i.e164,
        'phoneKind', i.phone_kind, 'flag', i.flag, 'extension', i.extension, 'isPrimary', i.is_primary, 'candidate', i.candidate,
        'shared', i.shared, 'verified', i.verified, 'source', i.source, 'firstSeenAt', i.first_seen_at, 'lastSeenAt', i.last_seen_at,
        'sourceChat', CASE WHEN s.id IS NOT NULL
          THEN json_build_object('kind', s.kind, 'jivoChatId', s.jivo_chat_id, 'leadId', s.lead_id) END))
      FROM identifiers i LEFT JOIN chats s ON s.id = i.source_chat_id WHERE i.contact_id = c.id), '[]'))
  FROM contacts c LEFT JOIN users u ON u.id = c.owner_id WHERE c.id = ${contact})`

const CASES = `
  SELECT x.id, x.kind, x.key_kind AS "keyKind", x.key, x.state, x.chat_value AS "chatValue", x.seen_count AS "seenCount",
    x.first_seen_at AS "firstSeenAt", x.last_seen_at AS "lastSeenAt", x.resolution AS choice, u.name AS "settledBy",
    x.resolved_at AS "settledAt", (SELECT file_name FROM imports WHERE id = x.import_id) AS "importFile", x.undo IS NOT NULL AS "hasUndo", o.version,
    x.settled_crm_value AS "settledCrmValue", x.crm_value AS "openedCrmValue",
    (SELECT c->'row'->>'raw' FROM jsonb_array_elements(CASE WHEN x.state <> 'open' THEN x.undo->'changes' END) c
      WHERE c->>'does' = 'delete' AND c->>'table' = 'identifiers' LIMIT 1) AS "removedValue",
    ${PERSON_SQL('x.contact_id')} AS contact, ${PERSON_SQL('x.other_contact_id')} AS other,
    CASE WHEN k.id IS NOT NULL THEN json_build_object('id', k.id, 'number', k.jivo_chat_id, 'kind', k.kind, 'startedAt', k.started_at,
      'leadId', k.lead_id, 'leadTitle', l.title, 'messages', k.messages) END AS chat,
    EXISTS (SELECT FROM chats h WHERE h.contact_id = x.contact_id
      AND (h.id = x.chat_id OR h.id IN (SELECT chat_id FROM conflict_sightings WHERE conflict_id = x.id))) AS "chatHere"
  FROM conflicts x JOIN contacts o ON o.id = x.contact_id
  LEFT JOIN users u ON u.id = x.resolved_by_id
  LEFT JOIN chats k ON k.id = x.chat_id LEFT JOIN leads l ON l.id = k.lead_id`

/** One conflict in full, or null. */
export async function getConflictCase(id: string, now: Date): Promise<ConflictCase | null> {
  const { rows } = await pool().query<CaseRow>(`${CASES} WHERE x.id = $1`, [id])
  return rows[0] ? conflictCase(rows[0], now) : null
}

/** The open conflicts of a contact in full, the newest first: for the bar on its page and on those of its leads. */
export async function listOpenCases(contactId: string, now: Date): Promise<ConflictCase[]> {
  const { rows } = await pool().query<CaseRow>(
    `${CASES} WHERE x.state = 'open' AND $1 IN (x.contact_id, x.other_contact_id) ORDER BY x.first_seen_at DESC, x.id DESC`,
    [contactId],
  )
  return rows.map(row => conflictCase(row, now))
}
