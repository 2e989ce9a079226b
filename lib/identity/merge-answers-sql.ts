/**
 * The part of the merge's statement about answers that were given before: values to ignore, pairs kept apart, and
 * suspected pairs (“these two are not one person” holds for whoever the two have become). It reads `pair`.
 */
export const ANSWERS_SQL = `
-- Answers given before: ignored values, pairs kept apart, suspected pairs
ignored AS MATERIALIZED (
  SELECT g.*, g.contact_id = pair.loser AS of_loser,
    EXISTS (SELECT FROM identifiers i WHERE i.contact_id IN (pair.loser, pair.survivor)
              AND i.kind = g.kind AND i.key = g.key)
    OR (g.contact_id = pair.loser AND EXISTS (SELECT FROM ignored_identifiers o
              WHERE o.contact_id = pair.survivor AND o.kind = g.kind AND o.key = g.key)) AS needless
  FROM pair JOIN ignored_identifiers g ON g.contact_id IN (pair.loser, pair.survivor)
), dropped_ignored AS (
  DELETE FROM ignored_identifiers d USING ignored g
  WHERE g.needless AND d.contact_id = g.contact_id AND d.kind = g.kind AND d.key = g.key
), moved_ignored AS (
  UPDATE ignored_identifiers m SET contact_id = pair.survivor FROM pair, ignored g
  WHERE g.of_loser AND NOT g.needless AND m.contact_id = g.contact_id AND m.kind = g.kind AND m.key = g.key
), kept AS MATERIALIZED (
  SELECT k.*, least(pair.survivor, x.other) AS new_least, greatest(pair.survivor, x.other) AS new_greatest,
    x.other = pair.survivor OR EXISTS (SELECT FROM kept_pairs o WHERE o.key = k.key
      AND o.least_id = least(pair.survivor, x.other) AND o.greatest_id = greatest(pair.survivor, x.other)) AS needless
  FROM pair
  JOIN kept_pairs k ON k.least_id = pair.loser OR k.greatest_id = pair.loser
  CROSS JOIN LATERAL (SELECT CASE WHEN k.least_id = pair.loser THEN k.greatest_id ELSE k.least_id END AS other) x
), dropped_kept AS (
  DELETE FROM kept_pairs d USING kept k
  WHERE k.needless AND d.least_id = k.least_id AND d.greatest_id = k.greatest_id AND d.key = k.key
), moved_kept AS (
  UPDATE kept_pairs m SET least_id = k.new_least, greatest_id = k.new_greatest FROM kept k
  WHERE NOT k.needless AND m.least_id = k.least_id AND m.greatest_id = k.greatest_id AND m.key = k.key
), suspected AS MATERIALIZED (
  SELECT d.*, x.of_loser, least(pair.survivor, x.other) AS new_least, greatest(pair.survivor, x.other) AS new_greatest,
    x.other = pair.survivor OR (x.of_loser AND EXISTS (SELECT FROM duplicates o
      WHERE o.least_id = least(pair.survivor, x.other) AND o.greatest_id = greatest(pair.survivor, x.other))) AS needless,
    NOT x.of_loser AND d.state = 'open' AND EXISTS (SELECT FROM duplicates o WHERE o.state = 'dismissed'
      AND o.least_id = least(pair.loser, x.other) AND o.greatest_id = greatest(pair.loser, x.other)) AS answered
  FROM pair
  JOIN duplicates d ON d.least_id IN (pair.loser, pair.survivor) OR d.greatest_id IN (pair.loser, pair.survivor)
  CROSS JOIN LATERAL (SELECT pair.loser IN (d.least_id, d.greatest_id) AS of_loser, CASE
    WHEN d.least_id = pair.loser OR (d.least_id = pair.survivor AND d.greatest_id <> pair.loser) THEN d.greatest_id
    ELSE d.least_id END AS other) x
), dropped_suspected AS (
  DELETE FROM duplicates d USING suspected s WHERE s.needless AND d.id = s.id
), moved_suspected AS (
  UPDATE duplicates m SET
    least_id = s.new_least, greatest_id = s.new_greatest,
    state = CASE WHEN s.answered THEN 'dismissed' ELSE m.state END,
    dismissed_at = CASE WHEN s.answered THEN pair.at ELSE m.dismissed_at END,
    dismissed_by_id = CASE WHEN s.answered THEN pair.by ELSE m.dismissed_by_id END
  FROM pair, suspected s
  WHERE m.id = s.id AND NOT s.needless AND (s.of_loser OR s.answered)
),`
