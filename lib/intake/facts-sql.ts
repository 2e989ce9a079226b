// The reading side of the webhook path. Every statement takes one jsonb, FactsQuery, as $1.

const PEOPLE = `
  SELECT ch.contact_id AS id FROM chat ch
  UNION
  SELECT i.contact_id FROM jsonb_to_recordset($1->'keys') AS k(kind text, key text)
  CROSS JOIN LATERAL (
    SELECT contact_id FROM identifiers WHERE kind = k.kind AND key = k.key ORDER BY shared, candidate LIMIT 5
  ) i
  UNION
  SELECT l.contact_id FROM link l`

const CHAT_AND_LINK = `
chat AS MATERIALIZED (
  SELECT * FROM (
    SELECT 1 AS place, own.* FROM chats own
    WHERE own.channel_id = ($1->>'channelId')::uuid AND own.natural_key = $1->>'ownKey'
    UNION ALL
    SELECT 2, named.* FROM chats named
    WHERE named.channel_id = ($1->>'channelId')::uuid AND named.natural_key = $1->>'chatKey'
      AND (named.offline_message_id = $1->>'offlineMessageId') IS NOT FALSE
    UNION ALL
    (SELECT 3, running.* FROM chats running
     WHERE ($1->>'visitorChat')::boolean AND running.channel_id = ($1->>'channelId')::uuid
       AND running.visitor_number = $1->>'visitorNumber' AND running.state = 'running'
     ORDER BY running.last_event_at DESC LIMIT 1)
  ) found ORDER BY place LIMIT 1
),
link AS MATERIALIZED (
  SELECT coalesce(c.merged_into_id, c.id) AS contact_id, NULL::uuid AS lead_id
  FROM contacts c WHERE c.id = ($1->>'linkContactId')::uuid AND c.erased_at IS NULL
  UNION ALL
  SELECT l.contact_id, l.id FROM leads l WHERE l.id = ($1->>'linkLeadId')::uuid
)`

/** Locks the contacts that the event leads to, in id order, and says which. */
export const LOCK_SQL = `
WITH ${CHAT_AND_LINK}
SELECT c.id FROM contacts c WHERE c.id IN (${PEOPLE}) ORDER BY c.id FOR UPDATE`

const PERSON = (alias: string) =>
  `CASE WHEN ${alias}.id IS NOT NULL THEN json_build_object('id', ${alias}.id, 'name', ${alias}.name, 'active', ${alias}.active AND ${alias}.role <> 'viewer') END`

const IDENTIFIERS = `
  SELECT coalesce(json_agg(json_build_object(
    'id', i.id, 'kind', i.kind, 'raw', i.raw, 'key', i.key, 'e164', i.e164, 'flag', i.flag, 'isPrimary', i.is_primary,
    'candidate', i.candidate, 'shared', i.shared, 'verified', i.verified, 'channelId', i.channel_id,
    'lastSeenAt', i.last_seen_at, 'applied', i.applied) ORDER BY i.is_primary DESC, i.first_seen_at, i.id), '[]')
  FROM identifiers i WHERE i.contact_id = c.id`

const OPEN_CONFLICTS = `
  SELECT coalesce(json_agg(json_build_object(
    'id', f.id, 'kind', f.kind, 'key', f.key, 'contactId', f.contact_id, 'otherContactId', f.other_contact_id,
    'seenCount', f.seen_count,
    'sighted', EXISTS (SELECT 1 FROM conflict_sightings s JOIN chat ON chat.id = s.chat_id WHERE s.conflict_id = f.id))), '[]')
  FROM (
    SELECT * FROM conflicts WHERE contact_id = c.id AND state = 'open'
    UNION ALL
    SELECT * FROM conflicts WHERE other_contact_id = c.id AND state = 'open'
  ) f`

const CONTACTS = `
  SELECT coalesce(json_agg(json_build_object(
    'id', c.id, 'name', c.name, 'nameByHand', c.name_by_hand, 'description', c.description,
    'descriptionByHand', c.description_by_hand, 'owner', ${PERSON('o')}, 'ownerByHand', c.owner_by_hand,
    'customFields', c.custom_fields, 'fieldsByHand', c.fields_by_hand, 'attributes', c.attributes, 'tags', c.tags, 'jivoStatus', c.jivo_status,
    'organization', c.organization, 'assignedAgent', c.assigned_agent, 'firstTouch', c.first_touch,
    'editedByHand', c.edited_by_hand, 'version', c.version, 'createdAt', c.created_at,
    'knowsDescription', EXISTS (SELECT 1 FROM notes n
      WHERE n.contact_id = c.id AND n.author_id IS NULL AND n.text = $1->>'description'),
    'hasWork', EXISTS (SELECT 1 FROM notes n WHERE n.contact_id = c.id AND n.author_id IS NOT NULL)
      OR EXISTS (SELECT 1 FROM tasks t WHERE t.contact_id = c.id AND t.kind = 'manual'),
    'identifiers', (${IDENTIFIERS}),
    'ignored', (SELECT coalesce(json_agg(json_build_object('kind', g.kind, 'key', g.key)), '[]')
                FROM ignored_identifiers g WHERE g.contact_id = c.id),
    'kept', (SELECT coalesce(json_agg(json_build_object('otherId', k.other, 'key', k.key)), '[]') FROM (
               SELECT greatest_id AS other, key FROM kept_pairs WHERE least_id = c.id
               UNION ALL SELECT least_id, key FROM kept_pairs WHERE greatest_id = c.id) k),
    'conflicts', (${OPEN_CONFLICTS}),
    'leadCount', a.leads, 'openLeadCount', a.open, 'lastActivityAt', a.latest,
    'lastChat', (SELECT json_build_object('startedAt', h.started_at, 'operator', op.name)
                 FROM chats h LEFT JOIN operators op ON op.id = h.accepted_by_id
                 WHERE h.contact_id = c.id AND NOT EXISTS (SELECT 1 FROM chat WHERE chat.id = h.id)
                 ORDER BY h.created_at DESC LIMIT 1))), '[]')
  FROM people p JOIN contacts c ON c.id = p.id LEFT JOIN users o ON o.id = c.owner_id
  CROSS JOIN LATERAL (SELECT count(*)::int AS leads, count(*) FILTER (WHERE l.status = 'open')::int AS open, max(l.last_activity_at) AS latest FROM leads l WHERE l.contact_id = c.id) a`

// A name that becomes known is told in the titles of this many of the person's latest leads.
const TITLED_LEADS = 10

const LEADS = `
  SELECT coalesce(json_agg(json_build_object(
    'id', l.id, 'number', l.number, 'title', l.title, 'titleByHand', l.title_by_hand, 'source', l.source,
    'status', l.status, 'statusByHand', l.status_by_hand, 'stage', l.stage, 'contactId', l.contact_id,
    'manager', ${PERSON('m')}, 'managerByHand', l.manager_by_hand, 'managerReason', l.manager_reason,
    'description', l.description, 'customFields', l.custom_fields, 'tags', l.tags, 'firstChatId', l.first_chat_id, 'lastActivityAt', l.last_activity_at,
    'chatCount', (SELECT count(*)::int FROM chats h WHERE h.lead_id = l.id),
    'firstChat', CASE WHEN fc.id IS NOT NULL THEN json_build_object(
      'jivoChatId', fc.jivo_chat_id, 'visitorNumber', fc.visitor_number) END)), '[]')
  FROM (
    SELECT lead_id AS id FROM chat
    UNION SELECT lead_id FROM link WHERE lead_id IS NOT NULL
    UNION SELECT best.id FROM people p CROSS JOIN LATERAL (
      SELECT id FROM leads WHERE contact_id = p.id AND status = 'open' ORDER BY last_activity_at DESC LIMIT 1) best
    UNION SELECT titled.id FROM people p CROSS JOIN LATERAL (
      SELECT id FROM leads WHERE contact_id = p.id AND NOT title_by_hand ORDER BY created_at DESC LIMIT ${TITLED_LEADS}) titled
  ) w JOIN leads l ON l.id = w.id
  LEFT JOIN users m ON m.id = l.manager_id LEFT JOIN chats fc ON fc.id = l.first_chat_id`

const OPERATORS = `
  SELECT coalesce(json_agg(json_build_object(
    'key', k.key, 'operatorId', o.id, 'name', o.name, 'jivoId', o.jivo_id, 'person', coalesce(${PERSON('m')}, ${PERSON('e')}))), '[]')
  FROM jsonb_to_recordset($1->'operators') AS k(key text, "idKey" text, login text)
  LEFT JOIN operators o ON o.key = k.key
  LEFT JOIN operators oi ON oi.key = k."idKey"
  LEFT JOIN users m ON m.id = coalesce(o.user_id, oi.user_id)
  LEFT JOIN LATERAL (SELECT * FROM users u WHERE u.email = k.login OR u.login = k.login ORDER BY u.active DESC LIMIT 1) e ON true`

// Only for a chat that may begin a lead or find one that nobody has: with a manager no rule takes it away again.
const RULES = `
  CASE WHEN EXISTS (SELECT 1 FROM chat JOIN leads l ON l.id = chat.lead_id JOIN users m ON m.id = l.manager_id AND m.active) THEN '[]' ELSE (
    SELECT coalesce(json_agg(json_build_object('subject', r.subject, 'value', r.value, 'label', coalesce(ch.name, r.value),
      'person', ${PERSON('u')}) ORDER BY r.position, r.id), '[]')
    FROM assignment_rules r JOIN users u ON u.id = r.user_id
    LEFT JOIN channels ch ON r.subject = 'channel' AND ch.id::text = r.value) END`

const SURROUNDINGS = `
  'settings', (SELECT json_build_object(
    'titleTemplate', s.title_template, 'openLeadDays', s.open_lead_days, 'requiredFields', s.required_fields,
    'locale', s.locale, 'timeZone', s.time_zone, 'matchFirst', s.match_first, 'emailPolicy', s.email_policy,
    'phonePolicy', s.phone_policy, 'transferOwner', s.transfer_owner, 'contactOwnerFirst', s.contact_owner_first,
    'contactInfoPolicy', s.contact_info_policy, 'enableAssign', s.enable_assign, 'panelLines', s.panel_lines, 'roundRobin', s.round_robin, 'workingHours', s.working_hours,
    'holidays', s.holidays, 'defaultOwner', ${PERSON('d')})
    FROM settings s LEFT JOIN users d ON d.id = s.default_owner_id),
  'fields', (SELECT coalesce(json_agg(json_build_object('entity', f.entity, 'key', f.key, 'name', f.name, 'type', f.type, 'choices', f.choices)
    ORDER BY f.position, f.id), '[]') FROM fields f WHERE f.archived_at IS NULL),
  'channel', (SELECT json_build_object('id', ch.id, 'name', ch.name, 'widgetId', ch.widget_id,
    'moreWidgets', ch.more_widgets, 'simulated', ch.simulated, 'site', ch.site, 'stage', ch.stage, 'tags', ch.tags,
    'defaultManager', ${PERSON('m')})
    FROM channels ch LEFT JOIN users m ON m.id = ch.default_manager_id WHERE ch.id = ($1->>'channelId')::uuid),
  'latestDelivery', (SELECT json_build_object('id', d.id, 'bodyHash', encode(d.body_hash, 'hex'), 'outcome', d.outcome)
    FROM deliveries d WHERE d.channel_id = ($1->>'channelId')::uuid AND d.subject = $1->>'subject'
    ORDER BY d.channel_id, d.subject, d.seq DESC LIMIT 1),
  'isKnownDelivery', EXISTS (SELECT 1 FROM deliveries d WHERE d.id = ($1->>'deliveryId')::uuid),
  'isNamedChatTaken', EXISTS (SELECT 1 FROM chats named WHERE named.channel_id = ($1->>'channelId')::uuid
    AND named.natural_key = $1->>'chatKey' AND named.offline_message_id <> $1->>'offlineMessageId'),
  'operators', (${OPERATORS}),
  'rules', ${RULES},
  'callTask', (SELECT json_build_object('id', t.id, 'doneAt', t.done_at, 'withdrawnAt', t.withdrawn_at)
    FROM tasks t WHERE t.kind = 'missed_call' AND t.source_key = $1->>'callKey')`

const CHAT = `
  'chat', (SELECT json_build_object(
    'id', c.id, 'naturalKey', c.natural_key, 'jivoChatId', c.jivo_chat_id, 'kind', c.kind, 'state', c.state,
    'contactId', c.contact_id, 'leadId', c.lead_id, 'pinned', c.pinned, 'visitorNumber', c.visitor_number,
    'offlineMessageId', c.offline_message_id, 'startedAt', c.started_at, 'finishedAt', c.finished_at,
    'lastEventAt', c.last_event_at, 'rate', c.rate, 'blacklisted', c.blacklisted, 'invitation', c.invitation,
    'department', c.department, 'topic', c.topic, 'tags', c.tags, 'social', c.social, 'description', c.description,
    'pageUrl', c.page_url, 'pageTitle', c.page_title, 'pageFromAccepted', c.page_from_accepted,
    'lastPageUrl', c.last_page_url, 'lastPageTitle', c.last_page_title, 'referrer', c.referrer,
    'landingPage', c.landing_page, 'utm', c.utm, 'geo', c.geo, 'ip', c.ip, 'userAgent', c.user_agent,
    'userToken', c.user_token)::jsonb || jsonb_build_object('firstTouch', c.first_touch, 'lastTouch', c.last_touch,
    'messageCount', c.message_count, 'transcriptLength', c.transcript_length, 'callType', c.call_type,
    'callStatus', c.call_status, 'callPhone', c.call_phone, 'callReason', c.call_reason,
    'callRecordUrl', c.call_record_url, 'callConnected', c.call_connected, 'acceptedById', c.accepted_by_id,
    'answeredContactId', c.answered_contact_id, 'answeredBefore', c.answered_before, 'applied', c.applied) FROM chat c),
  'chatOperators', (SELECT coalesce(json_agg(json_build_object(
    'operatorId', co.operator_id, 'position', co.position, 'jivoId', co.jivo_id) ORDER BY co.position), '[]')
    FROM chat JOIN chat_operators co ON co.chat_id = chat.id),
  'lastAnswerBy', (SELECT m.value->>'operatorId' FROM chat, jsonb_array_elements(chat.messages) WITH ORDINALITY m
    WHERE chat.message_count > 0 AND m.value->>'from' = 'operator' AND m.value->>'operatorId' IS NOT NULL
    ORDER BY m.ordinality DESC LIMIT 1)`

const LINKED = `
  'linked', (SELECT json_build_object('contactId', link.contact_id, 'leadId', link.lead_id, 'isAnswered', EXISTS (
      SELECT 1 FROM chat
      WHERE ($1->>'linkContactId')::uuid = ANY (chat.answered_before || chat.answered_contact_id))) FROM link LIMIT 1)`

/** Everything the decision may look at, as one json. Runs after the locks, in a statement of its own. */
export const FACTS_SQL = `
WITH ${CHAT_AND_LINK}, people AS MATERIALIZED (${PEOPLE})
SELECT json_build_object(${SURROUNDINGS}, ${CHAT}, ${LINKED}, 'contacts', (${CONTACTS}), 'leads', (${LEADS})) AS facts`

// What the event leads to, by the ids that the function below has found.
const FOUND = `
WITH chat AS MATERIALIZED (SELECT * FROM chats WHERE id = v_chat), people AS MATERIALIZED (SELECT unnest(v_people) AS id),
link AS MATERIALIZED (SELECT v_contact AS contact_id, v_lead AS lead_id WHERE v_contact IS NOT NULL)`

const FIND = `
WITH ${CHAT_AND_LINK}
SELECT (SELECT c.id FROM chat c), ARRAY(${PEOPLE}), (SELECT l.contact_id FROM link l LIMIT 1), (SELECT l.lead_id FROM link l LIMIT 1)
INTO v_chat, v_people, v_contact, v_lead`

/**
 * The same in parts, with the lock before them: starting a statement costs more than running it, and most visitors are
 * new, so what tells of people, leads and the chat is started only where there are any. A function, for only within one
 * can a statement depend on the one before without a round trip; it is volatile, so each statement in it sees the world
 * as of its own start. It belongs to the connection and is gone with it: two versions of the app never share one.
 * Returns `locked`, the ids of the contacts that are locked now, and four objects that together are the facts; `chat`,
 * `contacts` and `leads` are null where there are none.
 */
export const FACTS_FUNCTION_SQL = `
CREATE OR REPLACE FUNCTION pg_temp.intake_facts(jsonb, OUT locked uuid[], OUT surroundings json, OUT chat json, OUT contacts json, OUT leads json)
LANGUAGE plpgsql VOLATILE AS $body$
#variable_conflict use_column
DECLARE
  v_chat uuid; v_people uuid[]; v_contact uuid; v_lead uuid;
BEGIN
  ${FIND};
  locked := '{}';
  IF cardinality(v_people) > 0 THEN
    locked := ARRAY(SELECT c.id FROM contacts c WHERE c.id = ANY(v_people) ORDER BY c.id FOR UPDATE);
    ${FIND};
  END IF;
  ${FOUND} SELECT json_build_object(${SURROUNDINGS}, ${LINKED}) INTO surroundings;
  IF v_chat IS NOT NULL THEN
    ${FOUND} SELECT json_build_object(${CHAT}) INTO chat;
  END IF;
  IF cardinality(v_people) > 0 THEN
    ${FOUND} SELECT (${CONTACTS}) INTO contacts;
  END IF;
  IF v_chat IS NOT NULL OR cardinality(v_people) > 0 OR v_lead IS NOT NULL THEN
    ${FOUND} SELECT (${LEADS}) INTO leads;
  END IF;
END
$body$`
