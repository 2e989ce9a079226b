// The writing side of the webhook path: a statement for each section of a plan, which decides nothing. It takes the
// section's rows as one jsonb, $1. One statement for all sections would start the writing of twenty tables for the five
// or so that an event changes.

const CHAT_COLUMNS = [
  'channel_id',
  'natural_key',
  'jivo_chat_id',
  'kind',
  'state',
  'contact_id',
  'lead_id',
  'pinned',
  'visitor_number',
  'offline_message_id',
  'started_at',
  'finished_at',
  'last_event_at',
  'rate',
  'blacklisted',
  'invitation',
  'department',
  'topic',
  'tags',
  'social',
  'description',
  'page_url',
  'page_title',
  'page_from_accepted',
  'last_page_url',
  'last_page_title',
  'referrer',
  'landing_page',
  'utm',
  'first_touch',
  'last_touch',
  'geo',
  'ip',
  'user_agent',
  'user_token',
  'message_count',
  'transcript_length',
  'call_type',
  'call_status',
  'call_phone',
  'call_reason',
  'call_record_url',
  'call_connected',
  'accepted_by_id',
  'answered_contact_id',
  'answered_before',
  'applied',
]

const CONTACT_COLUMNS = [
  'name',
  'description',
  'owner_id',
  'attributes',
  'tags',
  'jivo_status',
  'organization',
  'assigned_agent',
  'first_touch',
]

const row = (table: string, from = '$1') => `jsonb_populate_record(NULL::${table}, ${from})`
const rows = (table: string) => `jsonb_populate_recordset(NULL::${table}, $1)`
const list = (columns: string[], prefix = '') => columns.map(column => prefix + column).join(', ')
const assign = (columns: string[], from: string) => columns.map(column => `${column} = ${from}.${column}`).join(', ')

/** Holds the people who are given something; fails as a lost race where one of them may not own anything any more. */
export const HOLD_SQL = 'SELECT hold_owners($1)'

// Between reading and writing, somebody else may have handed the lead over.
const MANAGER = (column: string) => `CASE WHEN ($1->>'assigned')::boolean THEN r.${column} ELSE l.${column} END`

/** Primaries that make room: before the rest, for the index “one primary per kind” cannot be deferred. */
export const DEMOTE_SQL = `
UPDATE identifiers SET is_primary = false WHERE id IN (SELECT jsonb_array_elements_text($1)::uuid)`

const CHAT = (section: string) => `
  INSERT INTO chats (id, ${list(CHAT_COLUMNS)}, messages, created_at)
  SELECT r.id, ${list(CHAT_COLUMNS, 'r.')}, coalesce(r.messages, '[]'), r.created_at
  FROM ${row('chats', section)} r WHERE r.id IS NOT NULL
  ON CONFLICT (id) DO UPDATE SET ${assign(CHAT_COLUMNS, 'excluded')},
    messages = CASE WHEN jsonb_typeof(${section}->'messages') = 'array' THEN excluded.messages ELSE chats.messages END`

/** The statements that write a plan, by section and in the order in which they run: rows before those that name them. */
export const WRITE_SQL = {
  contactNew: `
    INSERT INTO contacts (id, ${list(CONTACT_COLUMNS)}, custom_fields, created_at, updated_at)
    SELECT r.id, ${list(CONTACT_COLUMNS, 'r.')}, r.custom_fields, ($1->>'at')::timestamptz, ($1->>'at')::timestamptz
    FROM ${row('contacts')} r`,
  contactChange: `
    UPDATE contacts c SET ${assign(CONTACT_COLUMNS, 'r')}, custom_fields = c.custom_fields || r.custom_fields, version = c.version + 1,
      updated_at = ($1->>'at')::timestamptz
    FROM ${row('contacts')} r WHERE c.id = r.id`,
  operatorsNew: `
    INSERT INTO operators (id, key, jivo_id, login, name, bot)
    SELECT r.id, r.key, r.jivo_id, r.login, r.name, r.bot FROM ${rows('operators')} r ORDER BY r.key
    ON CONFLICT (key) DO NOTHING`,
  operatorNames: `
    UPDATE operators o SET name = coalesce(r.name, o.name), jivo_id = coalesce(r.jivo_id, o.jivo_id)
    FROM ${rows('operators')} r WHERE o.id = r.id`,
  // Lead and chat name each other, and foreign keys are checked at the end of a statement.
  leadAndChat: `
    WITH lead AS (
      INSERT INTO leads (id, number, title, source, status, stage, tags, contact_id, manager_id, manager_reason, description,
        channel_id, first_chat_id, last_activity_at, created_at, updated_at)
      SELECT r.id, n.number, replace(r.title, '{lead_number}', n.number::text), r.source, r.status, r.stage, r.tags,
        r.contact_id, r.manager_id, r.manager_reason, r.description, r.channel_id, r.first_chat_id, r.last_activity_at,
        r.last_activity_at, r.last_activity_at
      FROM ${row('leads', "$1->'leadNew'")} r
      CROSS JOIN LATERAL (SELECT nextval('leads_number_seq') AS number) n
    )${CHAT("$1->'chat'")}`,
  leadChange: `
    UPDATE leads l SET title = replace(r.title, '{lead_number}', l.number::text), status = r.status,
      contact_id = r.contact_id, manager_id = ${MANAGER('manager_id')}, manager_reason = ${MANAGER('manager_reason')},
      description = r.description, last_activity_at = greatest(l.last_activity_at, r.last_activity_at),
      updated_at = greatest(l.updated_at, r.last_activity_at),
      version = l.version + CASE WHEN (l.title, l.status, l.contact_id, l.manager_id, l.description)
        IS DISTINCT FROM (replace(r.title, '{lead_number}', l.number::text), r.status, r.contact_id, ${MANAGER('manager_id')}, r.description)
        THEN 1 ELSE 0 END
    FROM ${row('leads')} r WHERE l.id = r.id`,
  leadTitles: `
    UPDATE leads l SET title = replace(r.title, '{lead_number}', l.number::text), updated_at = greatest(l.updated_at, r.updated_at),
      version = l.version + 1
    FROM ${rows('leads')} r WHERE l.id = r.id`,
  chat: CHAT('$1'),
  chatOperators: `
    INSERT INTO chat_operators (chat_id, operator_id, position, jivo_id)
    SELECT r.chat_id, r.operator_id, r.position, r.jivo_id FROM ${rows('chat_operators')} r
    ON CONFLICT (chat_id, operator_id) DO NOTHING`,
  identifiersNew: `
    INSERT INTO identifiers (id, contact_id, kind, raw, key, e164, phone_kind, flag, extension, channel_id, is_primary,
      candidate, shared, source, source_chat_id, applied, first_seen_at, last_seen_at)
    SELECT r.id, r.contact_id, r.kind, r.raw, r.key, r.e164, r.phone_kind, r.flag, r.extension, r.channel_id, r.is_primary,
      r.candidate, r.shared, coalesce(r.source, 'chat'), r.source_chat_id, r.applied, r.first_seen_at, r.first_seen_at
    FROM ${rows('identifiers')} r`,
  identifiersSeen: `
    UPDATE identifiers i SET last_seen_at = greatest(i.last_seen_at, r.last_seen_at), e164 = coalesce(r.e164, i.e164),
      flag = CASE WHEN s."clearFlag" THEN NULL ELSE i.flag END, applied = coalesce(r.applied, i.applied)
    FROM ${rows('identifiers')} r
    JOIN jsonb_to_recordset($1) AS s(id uuid, "clearFlag" boolean) ON s.id = r.id
    WHERE i.id = r.id`,
  identifiersSure: `
    UPDATE identifiers i SET last_seen_at = greatest(i.last_seen_at, r.last_seen_at), key = r.key, e164 = r.e164,
      phone_kind = r.phone_kind, flag = r.flag, extension = coalesce(r.extension, i.extension), candidate = false,
      shared = i.shared OR r.shared
    FROM ${rows('identifiers')} r WHERE i.id = r.id`,
  conflictsNew: `
    INSERT INTO conflicts (id, kind, contact_id, other_contact_id, key_kind, key, crm_value, chat_value, chat_id,
      import_id, first_seen_at, last_seen_at)
    SELECT r.id, r.kind, r.contact_id, r.other_contact_id, r.key_kind, r.key, r.crm_value, r.chat_value, r.chat_id,
      r.import_id, r.last_seen_at, r.last_seen_at
    FROM ${rows('conflicts')} r`,
  conflictsSeen: `
    UPDATE conflicts f SET seen_count = r.seen_count, last_seen_at = greatest(f.last_seen_at, r.last_seen_at)
    FROM ${rows('conflicts')} r WHERE f.id = r.id`,
  sightings: `
    INSERT INTO conflict_sightings (conflict_id, chat_id, seen_at)
    SELECT r.conflict_id, r.chat_id, r.seen_at FROM ${rows('conflict_sightings')} r
    ON CONFLICT (conflict_id, chat_id) DO NOTHING`,
  ignoredSeen: `
    UPDATE ignored_identifiers g SET seen_count = g.seen_count + 1
    FROM ${rows('ignored_identifiers')} r
    WHERE g.contact_id = r.contact_id AND g.kind = r.kind AND g.key = r.key`,
  tasksWithdrawn: `
    UPDATE tasks t SET withdrawn_at = r.withdrawn_at, version = t.version + 1
    FROM ${rows('tasks')} r WHERE t.id = r.id`,
  tasksMoved: `
    UPDATE tasks t SET lead_id = m."leadTo", contact_id = m."contactTo"
    FROM jsonb_to_recordset($1) AS m("leadFrom" uuid, "leadTo" uuid, "contactTo" uuid, "sourceKey" text)
    WHERE t.lead_id = m."leadFrom" AND (m."leadFrom" = m."leadTo" OR t.source_key = m."sourceKey")`,
  notesMoved: `
    UPDATE notes n SET contact_id = m."contactTo"
    FROM jsonb_to_recordset($1) AS m("leadFrom" uuid, "leadTo" uuid, "contactTo" uuid)
    WHERE n.lead_id = m."leadFrom" AND m."leadFrom" = m."leadTo"`,
  tasksNew: `
    INSERT INTO tasks (id, kind, source_key, title, text, lead_id, contact_id, assignee_id, due_at, created_at)
    SELECT r.id, r.kind, r.source_key, r.title, r.text, r.lead_id, r.contact_id, r.assignee_id, r.due_at, r.created_at
    FROM ${rows('tasks')} r
    ON CONFLICT (kind, source_key) DO NOTHING`,
  notes: `
    INSERT INTO notes (id, contact_id, lead_id, source_chat_id, text, created_at)
    SELECT r.id, r.contact_id, r.lead_id, r.source_chat_id, r.text, r.created_at FROM ${rows('notes')} r`,
  history: `
    INSERT INTO history (id, at, contact_id, lead_id, chat_id, user_id, kind, data)
    SELECT r.id, r.at, r.contact_id, r.lead_id, r.chat_id, r.user_id, r.kind, r.data FROM ${rows('history')} r`,
  widget: `
    UPDATE channels SET widget_id = $1->>'widgetId'
    WHERE id = ($1->>'channelId')::uuid AND widget_id IS NULL`,
  seenAgain: `
    UPDATE deliveries d SET seen_count = d.seen_count + 1, last_seen_at = s.last_seen_at, answer = s.answer,
      outcome = s.outcome, error = NULL, next_retry_at = NULL,
      why = CASE WHEN d.outcome = 'handled' THEN d.why ELSE s.why END,
      contact_id = coalesce(s.contact_id, d.contact_id), lead_id = coalesce(s.lead_id, d.lead_id), chat_id = coalesce(s.chat_id, d.chat_id)
    FROM ${row('deliveries')} s WHERE d.id = s.id`,
  /** takes the raw body as $2 */
  delivery: `
    INSERT INTO deliveries (id, channel_id, received_at, event_name, outcome, subject, body, body_hash, body_bytes, last_seen_at, answer,
      why, duration_ms, remote_address, other_widget_id, contact_id, lead_id, chat_id)
    SELECT r.id, r.channel_id, r.received_at, r.event_name, r.outcome, r.subject, $2, r.body_hash, r.body_bytes, r.received_at, r.answer, r.why,
      r.duration_ms, r.remote_address, r.other_widget_id, r.contact_id, r.lead_id, r.chat_id
    FROM ${row('deliveries')} r WHERE r.id IS NOT NULL
    ON CONFLICT (id) DO UPDATE SET outcome = excluded.outcome, answer = excluded.answer, why = excluded.why,
      event_name = excluded.event_name, other_widget_id = excluded.other_widget_id, subject = excluded.subject,
      duration_ms = excluded.duration_ms, error = NULL, next_retry_at = NULL, attempts = deliveries.attempts + 1, contact_id = excluded.contact_id,
      lead_id = excluded.lead_id, chat_id = excluded.chat_id`,
}

export type WriteName = keyof typeof WRITE_SQL
