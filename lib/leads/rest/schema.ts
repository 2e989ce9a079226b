import { id, oneOf, search, text } from '@/lib/rest/filter-kinds'
import type { FiltersOf } from '@/lib/rest/list-request'

/** `chatId` is Jivo's. */
export const leadFilters = {
  chatId: text,
  q: search,
  status: oneOf(['open', 'won', 'lost', 'spam']),
  source: text,
  managerId: id,
  contactId: id,
}

export type LeadFilters = FiltersOf<typeof leadFilters>
