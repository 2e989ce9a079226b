import { id, oneOf } from '@/lib/rest/filter-kinds'
import type { FiltersOf } from '@/lib/rest/list-request'

export const taskFilters = { leadId: id, contactId: id, state: oneOf(['open', 'done', 'overdue']) }

export type TaskFilters = FiltersOf<typeof taskFilters>
