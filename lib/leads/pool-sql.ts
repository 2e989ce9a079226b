/**
 * Everybody of the round robin with their open leads, as one json. Read in a statement of its own, after the lock of the
 * pool was granted (`pool` in advisory-lock.ts) and held until the lead is written: whoever comes next counts it.
 */
export const POOL_SQL = `
SELECT coalesce(json_agg(json_build_object(
  'id', u.id, 'name', u.name, 'active', u.active AND u.role <> 'viewer', 'weight', u.pool_weight, 'awayFrom', u.away_from,
  'awayUntil', u.away_until, 'workingHours', u.working_hours,
  'openLeads', (SELECT count(*)::int FROM leads l WHERE l.manager_id = u.id AND l.status = 'open'),
  'lastLeadAt', greatest(u.last_assigned_at,
    (SELECT l.created_at FROM leads l WHERE l.manager_id = u.id ORDER BY l.created_at DESC, l.id DESC LIMIT 1)))
  ORDER BY u.name, u.id), '[]') AS pool
FROM users u WHERE u.in_pool`

/** Remembers whose turn it was. */
export const TURN_SQL = `UPDATE users SET last_assigned_at = greatest(last_assigned_at, $2) WHERE id = $1`
