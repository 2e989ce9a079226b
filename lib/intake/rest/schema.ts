import { id, oneOf } from '@/lib/rest/filter-kinds'
import type { FiltersOf } from '@/lib/rest/list-request'

export const deliveryFilters = { channelId: id, outcome: oneOf(['handled', 'unsupported', 'malformed', 'failed']) }

export type DeliveryFilters = FiltersOf<typeof deliveryFilters>
