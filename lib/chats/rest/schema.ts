import { id, text } from '@/lib/rest/filter-kinds'
import type { FiltersOf } from '@/lib/rest/list-request'

/** `chatId` is Jivo's. */
export const chatFilters = { chatId: text, leadId: id, contactId: id }

export type ChatFilters = FiltersOf<typeof chatFilters>
