import type { ContactListFilters } from '@/lib/contacts/list-filters'
import { fieldCode } from '@/lib/fields/list-filters'
import type { LeadListFilters } from '@/lib/leads/list-filters'

/** The filters in force as they are written down: those that ask for nothing left out, custom fields by their codes. */
export function toldFilters({ fields, ...others }: LeadListFilters | ContactListFilters): Record<string, unknown> {
  const told = Object.entries(others).filter(([, value]) => value !== null && value !== false)
  return Object.fromEntries([...told, ...fields.map(({ field, must }) => [fieldCode(field), must])])
}
