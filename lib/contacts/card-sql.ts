/** The most rows of one kind that a card shows. */
const LIST_LIMIT = 100

/** A subquery that gives its rows as one JSON array. */
const list = (rows: string) => `(SELECT coalesce(json_agg(x), '[]') FROM (${rows}) x)`

/**
 * The card of contact $1 in one statement, with what hangs on it as JSON; no row when it is unknown, erased or merged
 * into another one. Times inside JSON are text.
 */
export const CARD_SQL = `
  SELECT c.id, c.name, c.description, c.tags, c.jivo_status AS "jivoStatus", c.organization,
    c.assigned_agent AS "assignedAgent", c.custom_fields AS "customFields", c.attributes, c.first_touch AS "firstTouch",
    c.created_at AS "createdAt",
    CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'name', u.name) END AS owner,
    ${list(`
      SELECT i.id, i.kind, i.raw, i.key, i.e164, i.phone_kind AS "phoneKind", i.flag, i.extension, i.is_primary AS "isPrimary",
        i.candidate, i.shared, i.verified, i.source, i.first_seen_at AS "firstSeenAt", i.last_seen_at AS "lastSeenAt",
        CASE WHEN k.id IS NOT NULL
          THEN json_build_object('kind', k.kind, 'jivoChatId', k.jivo_chat_id, 'leadId', k.lead_id) END AS "sourceChat",
        n.name AS channel
      FROM identifiers i LEFT JOIN chats k ON k.id = i.source_chat_id LEFT JOIN channels n ON n.id = i.channel_id
      WHERE i.contact_id = c.id ORDER BY i.first_seen_at, i.id`)} AS identifiers,
    ${list(`
      SELECT g.kind, g.key, g.raw FROM ignored_identifiers g WHERE g.contact_id = c.id ORDER BY g.created_at`)} AS ignored,
    ${list(`
      SELECT l.id, l.title, l.status, l.stage, m.name AS manager, l.created_at AS "createdAt"
      FROM leads l LEFT JOIN users m ON m.id = l.manager_id
      WHERE l.contact_id = c.id ORDER BY l.created_at DESC, l.id DESC LIMIT ${LIST_LIMIT}`)} AS leads,
    ${list(`
      SELECT k.id, k.kind, k.jivo_chat_id AS number, k.state, k.started_at AS "startedAt", k.last_event_at AS "lastEventAt",
        k.message_count AS "messageCount", k.rate, k.lead_id AS "leadId", n.name AS channel,
        ARRAY(SELECT coalesce(o.name, o.key) FROM chat_operators co JOIN operators o ON o.id = co.operator_id
              WHERE co.chat_id = k.id ORDER BY co.position) AS operators
      FROM chats k JOIN channels n ON n.id = k.channel_id
      WHERE k.contact_id = c.id ORDER BY k.started_at DESC, k.id DESC LIMIT ${LIST_LIMIT}`)} AS chats,
    ${list(`
      SELECT t.id, t.text, a.name AS author, a.id AS "authorId", k.jivo_chat_id AS "fromChat", t.source_chat_id IS NOT NULL AS "fromJivo",
        (SELECT h.data->'import'->>'file' FROM history h WHERE h.contact_id = t.contact_id AND h.kind = 'note.added'
          AND h.data->>'noteId' = t.id::text LIMIT 1) AS "fromFile",
        t.created_at AS at
      FROM notes t LEFT JOIN users a ON a.id = t.author_id LEFT JOIN chats k ON k.id = t.source_chat_id
      WHERE t.contact_id = c.id ORDER BY t.created_at DESC, t.id DESC LIMIT ${LIST_LIMIT}`)} AS notes
  FROM contacts c LEFT JOIN users u ON u.id = c.owner_id
  WHERE c.id = $1 AND c.merged_into_id IS NULL AND c.erased_at IS NULL`
