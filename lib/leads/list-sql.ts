import { contactSearch, type Bind } from '@/lib/contacts/search-sql'
import { fieldFilterSql } from '@/lib/fields/filter-sql'
import type { FieldFilter } from '@/lib/fields/list-filters'
import { INCOMPLETE_SQL } from './incomplete-sql'
import type { LeadListFilters } from './list-filters'

/**
 * Conditions on a lead `l`: it is on the list with these filters, as this person sees it. The list, its count and its
 * export ask by them, and by nothing else.
 */
export function leadConditions(filters: LeadListFilters, userId: string, bind: Bind): string[] {
  const { status, manager, channelId, source, incomplete, q } = filters
  const where = ['true']
  if (status) where.push(`l.status = ${bind(status)}`)
  if (manager?.kind === 'nobody') where.push('l.manager_id IS NULL')
  else if (manager) where.push(`l.manager_id = ${bind(manager.kind === 'person' ? manager.id : userId)}`)
  if (channelId) where.push(`l.channel_id = ${bind(channelId)}`)
  if (incomplete) where.push(INCOMPLETE_SQL)
  where.push(...filters.fields.map(filter => ownFilter(filter, bind)))
  if (source) where.push(`l.source = ${bind(source)}`)
  if (q) {
    const { contains, contactIds } = contactSearch(q, bind)
    // As arrays, which are made once: see the contacts.
    where.push(`l.id = ANY (ARRAY(
      SELECT t.id FROM leads t WHERE ${contains('t.title')}
      UNION ALL SELECT t.id FROM leads t WHERE t.contact_id = ANY (ARRAY${contactIds})))`)
  }
  return where
}

function ownFilter(filter: FieldFilter, bind: Bind): string {
  if (filter.field.entity === 'lead') return fieldFilterSql(filter, 'l.custom_fields', bind)
  return `l.contact_id IN (SELECT c.id FROM contacts c WHERE ${fieldFilterSql(filter, 'c.custom_fields', bind)})`
}
