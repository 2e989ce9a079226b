import { id, oneOf } from '@/lib/rest/filter-kinds'
import type { FiltersOf } from '@/lib/rest/list-request'

/** `contactId` is either of the two contacts. */
export const conflictFilters = { state: oneOf(['open', 'resolved', 'ignored']), contactId: id }

export type ConflictFilters = FiltersOf<typeof conflictFilters>
