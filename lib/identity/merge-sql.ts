import { ANSWERS_SQL } from './merge-answers-sql'

// A field of the loser that the survivor has another value of.
const leftBehind = (column: string) => `
      '${column.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())}', CASE WHEN nullif(s.${column}, '') IS NOT NULL AND s.${column} IS DISTINCT FROM l.${column}
        THEN nullif(l.${column}, '') END`

/**
 * Makes two contacts one, in one statement. It does what the rules of a merge leave no choice about; what a person may
 * choose (fields, stars, values to drop) is written after it, in the same transaction.
 *
 * Parameters: $1 loser, $2 survivor, $3 id of the merge (also of its history row), $4 reason (anonymous | hand |
 * conflict), $5 user or null, $6 now. Each is named once, in `input`.
 * Answers one row `{ id, moved }`; none, and nothing changes, when both are the same contact, or one of them is unknown
 * or already merged away. The caller has locked both contact rows before, in id order.
 *
 * - Everything that hangs on the loser moves; contacts once merged into the loser point to the survivor, so that an old
 *   address is always one step away.
 * - A value both have (a shared number, a candidate, a text without key) stays once: the survivor's row takes what the
 *   loser's knew. The survivor's primaries stay; the loser's stay primary only of a kind the survivor lacks.
 * - Empty fields of the survivor are filled; creation and first touch are the older ones; an owner set by hand beats
 *   one that was not. What was left behind stands in the history row.
 * - Open conflicts follow. Those between the two, those about a value that one of them has, and those that the survivor
 *   has too, close as `merge`; of the last the sightings are counted where the question goes on.
 * - Suspected pairs follow, each pair once; the pair itself is no question any more. A task that reminds of a closed
 *   conflict is withdrawn.
 * - `before` keeps every row that an undo must bring back, `moved` the ids of those it must take back.
 *
 * Within one statement no part sees what another has written and no row may be written twice. A part that needs
 * another's rows out of a unique index reads its result first (`FROM dropped_…`), which makes it run later.
 */
export const MERGE_CONTACTS_SQL = `
WITH input AS (
  SELECT $1::uuid AS loser, $2::uuid AS survivor, $3::uuid AS merge, $4::text AS reason, $5::uuid AS by,
         $6::timestamptz AS at
), pair AS MATERIALIZED (
  SELECT i.* FROM input i
  JOIN contacts l ON l.id = i.loser AND l.merged_into_id IS NULL
  JOIN contacts s ON s.id = i.survivor AND s.merged_into_id IS NULL
  WHERE i.loser <> i.survivor
),

-- E-mails, phones, visitor numbers
twins AS MATERIALIZED (
  SELECT l.id AS loser_row, s.id AS survivor_row, l.is_primary, l.candidate, l.shared, l.verified, l.flag, l.e164,
         l.first_seen_at, l.last_seen_at
  FROM identifiers l JOIN identifiers s
    ON s.kind = l.kind AND (s.key = l.key OR (s.key IS NULL AND l.key IS NULL AND s.raw = l.raw))
  WHERE l.contact_id = (SELECT loser FROM pair) AND s.contact_id = (SELECT survivor FROM pair)
), starred AS MATERIALIZED (
  SELECT p.kind FROM pair JOIN identifiers p ON p.contact_id = pair.survivor AND p.is_primary
), dropped_identifiers AS (
  DELETE FROM identifiers d USING twins t WHERE d.id = t.loser_row RETURNING d.id
), told_identifiers AS (
  UPDATE identifiers s SET
    is_primary = s.is_primary OR (t.is_primary AND s.kind NOT IN (SELECT kind FROM starred)),
    candidate = s.candidate AND t.candidate,
    shared = s.shared OR t.shared,
    verified = s.verified OR t.verified,
    flag = CASE WHEN s.candidate AND NOT t.candidate THEN t.flag ELSE s.flag END,
    e164 = coalesce(s.e164, t.e164),
    first_seen_at = least(s.first_seen_at, t.first_seen_at),
    last_seen_at = greatest(s.last_seen_at, t.last_seen_at)
  FROM twins t
  WHERE s.id = t.survivor_row AND (SELECT count(*) FROM dropped_identifiers) > 0
  RETURNING s.id
), moved_identifiers AS (
  UPDATE identifiers m SET
    contact_id = pair.survivor,
    is_primary = m.is_primary AND m.kind NOT IN (SELECT kind FROM starred)
  FROM pair
  WHERE m.contact_id = pair.loser AND m.id NOT IN (SELECT loser_row FROM twins)
  RETURNING m.id
),

-- What hangs on a contact by its id alone
moved_chats AS (
  UPDATE chats m SET contact_id = pair.survivor FROM pair WHERE m.contact_id = pair.loser RETURNING m.id
), moved_leads AS (
  UPDATE leads m SET contact_id = pair.survivor FROM pair WHERE m.contact_id = pair.loser RETURNING m.id
), moved_notes AS (
  UPDATE notes m SET contact_id = pair.survivor FROM pair WHERE m.contact_id = pair.loser RETURNING m.id
), moved_history AS (
  UPDATE history m SET contact_id = pair.survivor FROM pair WHERE m.contact_id = pair.loser RETURNING m.id
), moved_deliveries AS (
  UPDATE deliveries m SET contact_id = pair.survivor FROM pair WHERE m.contact_id = pair.loser RETURNING m.id
),

${ANSWERS_SQL}

-- Conflicts
asked AS MATERIALIZED (
  SELECT c.*,
    c.contact_id = pair.loser OR c.other_contact_id IS NOT DISTINCT FROM pair.loser AS of_loser,
    least(c.contact_id, c.other_contact_id) = least(pair.loser, pair.survivor)
      AND greatest(c.contact_id, c.other_contact_id) = greatest(pair.loser, pair.survivor) AS between,
    c.other_contact_id IS NULL AND EXISTS (SELECT FROM identifiers i
      WHERE i.contact_id IN (pair.loser, pair.survivor) AND i.kind = c.key_kind AND i.key = c.key) AS answered
  FROM pair JOIN conflicts c
    ON c.contact_id IN (pair.loser, pair.survivor) OR c.other_contact_id IN (pair.loser, pair.survivor)
), doubled AS MATERIALIZED (
  SELECT c.id, s.id AS goes_on FROM asked c JOIN asked s ON s.state = 'open' AND NOT s.of_loser AND NOT s.answered
   AND s.kind = c.kind AND s.key = c.key
  CROSS JOIN pair
  WHERE c.state = 'open' AND c.of_loser AND NOT c.between
   AND (c.other_contact_id IS NULL OR CASE WHEN c.contact_id = pair.loser THEN c.other_contact_id ELSE c.contact_id END
     = CASE WHEN s.contact_id = pair.survivor THEN s.other_contact_id ELSE s.contact_id END)
), counted AS MATERIALIZED (
  SELECT s.id, least(s.first_seen_at, c.first_seen_at) AS first_seen_at,
    greatest(s.last_seen_at, c.last_seen_at) AS last_seen_at,
    greatest(s.seen_count, (SELECT count(DISTINCT g.chat_id) FROM conflict_sightings g
      WHERE g.conflict_id IN (s.id, c.id))) AS seen_count
  FROM doubled d JOIN asked c ON c.id = d.id JOIN asked s ON s.id = d.goes_on
), changed_conflicts AS MATERIALIZED (
  SELECT c.*, d.goes_on, c.state = 'open' AND (c.between OR c.answered OR d.id IS NOT NULL) AS closes
  FROM asked c LEFT JOIN doubled d ON d.id = c.id
  WHERE (c.of_loser AND NOT c.between) OR c.id IN (SELECT id FROM counted)
     OR (c.state = 'open' AND (c.between OR c.answered))
), moved_conflicts AS (
  UPDATE conflicts m SET
    contact_id = CASE WHEN m.contact_id = pair.loser AND NOT c.between THEN pair.survivor ELSE m.contact_id END,
    other_contact_id = CASE WHEN m.other_contact_id = pair.loser AND NOT c.between THEN pair.survivor
      ELSE m.other_contact_id END,
    state = CASE WHEN c.closes THEN 'resolved' ELSE m.state END,
    resolution = CASE WHEN c.closes THEN 'merge' ELSE m.resolution END,
    resolved_by_id = CASE WHEN c.closes THEN pair.by ELSE m.resolved_by_id END,
    resolved_at = CASE WHEN c.closes THEN pair.at ELSE m.resolved_at END,
    undo = CASE WHEN c.closes THEN jsonb_build_object('mergeId', pair.merge) ELSE m.undo END,
    seen_count = coalesce(n.seen_count, m.seen_count),
    first_seen_at = coalesce(n.first_seen_at, m.first_seen_at),
    last_seen_at = coalesce(n.last_seen_at, m.last_seen_at),
    version = m.version + 1
  FROM pair, changed_conflicts c LEFT JOIN counted n ON n.id = c.id
  WHERE m.id = c.id
  RETURNING m.id, m.version, c.closes
), touched_tasks AS MATERIALIZED (
  SELECT t.id, true AS of_loser, false AS closes FROM pair JOIN tasks t ON t.contact_id = pair.loser
  WHERE NOT EXISTS (SELECT FROM changed_conflicts c WHERE c.id = t.conflict_id AND c.closes)
  UNION ALL
  SELECT t.id, t.contact_id = pair.loser, t.done_at IS NULL AND t.withdrawn_at IS NULL
  FROM pair, changed_conflicts c JOIN tasks t ON t.conflict_id = c.id WHERE c.closes
), moved_tasks AS (
  UPDATE tasks m SET
    contact_id = CASE WHEN m.contact_id = pair.loser THEN pair.survivor ELSE m.contact_id END,
    withdrawn_at = CASE WHEN t.closes THEN pair.at ELSE m.withdrawn_at END
  FROM pair, touched_tasks t WHERE m.id = t.id
  RETURNING m.id, t.of_loser, t.closes
), counted_sightings AS (
  INSERT INTO conflict_sightings (conflict_id, chat_id, seen_at)
  SELECT d.goes_on, g.chat_id, g.seen_at FROM doubled d JOIN conflict_sightings g ON g.conflict_id = d.id
  ON CONFLICT DO NOTHING
  RETURNING conflict_id, chat_id
),

-- The two contacts themselves
chained AS (
  UPDATE contacts c SET merged_into_id = pair.survivor FROM pair WHERE c.merged_into_id = pair.loser RETURNING c.id
), parted AS (
  UPDATE contacts l SET merged_into_id = pair.survivor, merged_at = pair.at, updated_at = pair.at,
    version = l.version + 1
  FROM pair WHERE l.id = pair.loser
), joined AS (
  UPDATE contacts s SET
    name = coalesce(nullif(s.name, ''), l.name),
    name_by_hand = CASE WHEN nullif(s.name, '') IS NULL THEN l.name_by_hand ELSE s.name_by_hand END,
    description = coalesce(nullif(s.description, ''), l.description),
    description_by_hand = CASE WHEN nullif(s.description, '') IS NULL THEN l.description_by_hand
      ELSE s.description_by_hand END,
    owner_id = CASE WHEN o.of_loser THEN l.owner_id ELSE s.owner_id END,
    owner_by_hand = CASE WHEN o.of_loser THEN l.owner_by_hand ELSE s.owner_by_hand END,
    custom_fields = l.custom_fields || (SELECT coalesce(jsonb_object_agg(f.key, f.value), '{}')
      FROM jsonb_each(s.custom_fields) f WHERE f.value NOT IN ('null', '""', '[]') OR NOT l.custom_fields ? f.key),
    fields_by_hand = s.fields_by_hand || ARRAY(SELECT key FROM unnest(l.fields_by_hand) key WHERE key <> ALL (s.fields_by_hand)),
    attributes = l.attributes || s.attributes,
    tags = s.tags || ARRAY(SELECT tag FROM unnest(l.tags) tag WHERE tag <> ALL (s.tags)),
    jivo_status = coalesce(nullif(s.jivo_status, ''), l.jivo_status),
    organization = coalesce(nullif(s.organization, ''), l.organization),
    assigned_agent = coalesce(nullif(s.assigned_agent, ''), l.assigned_agent),
    first_touch = CASE WHEN s.first_touch IS NULL OR l.first_touch->>'at' < s.first_touch->>'at'
      THEN coalesce(l.first_touch, s.first_touch) ELSE s.first_touch END,
    edited_by_hand = s.edited_by_hand OR l.edited_by_hand,
    created_at = least(s.created_at, l.created_at),
    updated_at = pair.at,
    version = s.version + 1
  FROM pair JOIN contacts l ON l.id = pair.loser
  JOIN contacts p ON p.id = pair.survivor
  CROSS JOIN LATERAL (SELECT l.owner_id IS NOT NULL
    AND (p.owner_id IS NULL OR (l.owner_by_hand AND NOT p.owner_by_hand)) AS of_loser) o
  WHERE s.id = pair.survivor
  RETURNING to_jsonb(s) AS after
),

recorded AS (
  INSERT INTO merges (id, survivor_id, loser_id, reason, merged_by_id, merged_at, before, moved)
  SELECT pair.merge, pair.survivor, pair.loser, pair.reason, pair.by, pair.at,
    jsonb_build_object(
      'survivor', (SELECT to_jsonb(c) FROM contacts c WHERE c.id = pair.survivor),
      'loser', (SELECT to_jsonb(c) FROM contacts c WHERE c.id = pair.loser),
      'identifiers', (SELECT coalesce(jsonb_agg(to_jsonb(i) ORDER BY i.id), '[]') FROM identifiers i
        WHERE i.contact_id IN (pair.loser, pair.survivor)),
      'ignored', (SELECT coalesce(jsonb_agg(to_jsonb(g)), '[]') FROM ignored g
        WHERE g.of_loser OR g.needless),
      'keptPairs', (SELECT coalesce(jsonb_agg(to_jsonb(k)), '[]') FROM kept k),
      'duplicates', (SELECT coalesce(jsonb_agg(to_jsonb(d)), '[]') FROM suspected d),
      'conflicts', (SELECT coalesce(jsonb_agg(to_jsonb(c) - 'of_loser' - 'between' - 'answered' - 'goes_on' - 'closes'),
        '[]') FROM changed_conflicts c)),
    jsonb_build_object(
      'identifiers', (SELECT coalesce(jsonb_agg(id), '[]') FROM moved_identifiers),
      'droppedIdentifiers', (SELECT coalesce(jsonb_agg(id), '[]') FROM dropped_identifiers),
      'toldIdentifiers', (SELECT coalesce(jsonb_agg(id), '[]') FROM told_identifiers),
      'chats', (SELECT coalesce(jsonb_agg(id), '[]') FROM moved_chats),
      'leads', (SELECT coalesce(jsonb_agg(id), '[]') FROM moved_leads),
      'tasks', (SELECT coalesce(jsonb_agg(id), '[]') FROM moved_tasks WHERE of_loser),
      'withdrawnTasks', (SELECT coalesce(jsonb_agg(id), '[]') FROM moved_tasks WHERE closes),
      'notes', (SELECT coalesce(jsonb_agg(id), '[]') FROM moved_notes),
      'history', (SELECT coalesce(jsonb_agg(id), '[]') FROM moved_history),
      'deliveries', (SELECT coalesce(jsonb_agg(id), '[]') FROM moved_deliveries),
      'conflicts', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'version', version, 'closes', closes)),
        '[]') FROM moved_conflicts),
      'sightings', (SELECT coalesce(jsonb_agg(jsonb_build_object('conflictId', conflict_id, 'chatId', chat_id)), '[]')
        FROM counted_sightings),
      'contacts', (SELECT coalesce(jsonb_agg(id), '[]') FROM chained),
      'survivor', (SELECT after FROM joined))
  FROM pair
  RETURNING id, moved
), told AS (
  INSERT INTO history (id, at, contact_id, user_id, kind, data)
  SELECT pair.merge, pair.at, pair.survivor, pair.by, 'contact.merged', jsonb_build_object(
    'mergeId', pair.merge, 'loserId', pair.loser, 'loserName', l.name, 'reason', pair.reason,
    'left', jsonb_strip_nulls(jsonb_build_object(${['name', 'description', 'organization', 'jivo_status', 'assigned_agent'].map(leftBehind).join()})))
  FROM pair JOIN contacts l ON l.id = pair.loser JOIN contacts s ON s.id = pair.survivor
)
SELECT id, moved FROM recorded`
