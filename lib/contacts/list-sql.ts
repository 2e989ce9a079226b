import { fieldFilterSql } from '../fields/filter-sql'
import { LACKS_FIELD_SQL } from '../fields/lacks-field-sql'
import type { ContactListFilters } from './list-filters'
import { PLACEHOLDER_NAME_SQL } from './placeholder-name-sql'
import { contactSearch, type Bind } from './search-sql'

/** Who asks, and what the company requires of a contact. */
export type ContactAsking = { userId: string; requiredFields: readonly string[] }

/**
 * Conditions on a contact `c`: it is on the list with these filters, as this person sees it. The list, its count and
 * its export ask by them, and by nothing else.
 */
export function contactConditions(
  { q, manager, lacks, fields }: ContactListFilters,
  { userId, requiredFields }: ContactAsking,
  bind: Bind,
): string[] {
  const where = ['c.merged_into_id IS NULL', 'c.erased_at IS NULL']
  // As an array, which is made once: after rows came in bulk a planner that has not counted them joins with it row by row.
  if (q) where.push(`c.id = ANY (ARRAY${contactSearch(q, bind).contactIds})`)
  if (manager?.kind === 'nobody') where.push('c.owner_id IS NULL')
  else if (manager) where.push(`c.owner_id = ${bind(manager.kind === 'person' ? manager.id : userId)}::uuid`)
  where.push(...fields.map(filter => fieldFilterSql(filter, 'c.custom_fields', bind)))
  if (lacks === 'ddd')
    where.push(`EXISTS (SELECT FROM identifiers i WHERE i.contact_id = c.id AND i.flag = 'missing_ddd')`)
  if (lacks === 'required') where.push(`(${[...requiredFields.flatMap(lackingField), LACKS_OWN].join(' OR ')})`)
  return where
}

const LACKS_OWN = `EXISTS (SELECT FROM fields f WHERE f.entity = 'contact' AND ${LACKS_FIELD_SQL('f', 'c.custom_fields')})`

// A phone without a key could not be called, so it does not satisfy a required phone.
function lackingField(field: string): string[] {
  if (field === 'name') return [PLACEHOLDER_NAME_SQL('c.name')]
  if (field !== 'email' && field !== 'phone') return []
  return [
    `NOT EXISTS (SELECT FROM identifiers i WHERE i.contact_id = c.id AND i.kind = '${field}' AND i.key IS NOT NULL)`,
  ]
}
