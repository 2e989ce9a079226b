import { PLACEHOLDER_NAME_SQL } from '@/lib/contacts/placeholder-name-sql'
import { LACKS_FIELD_SQL } from '@/lib/fields/lacks-field-sql'

const OWN = (f: string) => `(CASE ${f}.entity WHEN 'contact' THEN c.custom_fields ELSE l.custom_fields END)`

/**
 * The required custom fields that lead `l` or its contact `c` has no value of, as a list.
 * @param say how one is called: `name` for people, `code` (`lead.<key>`, `contact.<key>`) for programs
 */
export const LACKING_SQL = (say: 'name' | 'code') => `ARRAY(
  SELECT ${say === 'name' ? 'f.name' : "f.entity || '.' || f.key"} FROM fields f
  WHERE ${LACKS_FIELD_SQL('f', OWN('f'))} ORDER BY f.entity DESC, f.position, f.id)`

const REQUIRED = `coalesce((SELECT required_fields FROM settings), '{}')`

const HAS = (kind: string, isKnown: string) =>
  `EXISTS (SELECT FROM identifiers i WHERE i.contact_id = c.id AND i.kind = '${kind}' AND ${isKnown})`

/** Condition on a lead `l`: it lacks something required, of its contact or of its own (incomplete.ts says the same). */
export const INCOMPLETE_SQL = `EXISTS (SELECT FROM contacts c WHERE c.id = l.contact_id AND (
  'name' = ANY (${REQUIRED}) AND ${PLACEHOLDER_NAME_SQL('c.name')}
  OR 'email' = ANY (${REQUIRED}) AND NOT ${HAS('email', 'i.key IS NOT NULL')}
  OR 'phone' = ANY (${REQUIRED}) AND NOT ${HAS('phone', '(i.key IS NOT NULL OR i.e164 IS NOT NULL)')}
  OR EXISTS (SELECT FROM fields f WHERE ${LACKS_FIELD_SQL('f', OWN('f'))})))`
