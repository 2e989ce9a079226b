import { search, text } from '@/lib/rest/filter-kinds'
import type { FiltersOf } from '@/lib/rest/list-request'

/** `email` and `phone` in any spelling. */
export const contactFilters = { email: text, phone: text, q: search }

export type ContactFilters = FiltersOf<typeof contactFilters>

/** What a program may know a contact by. */
export const byIdentifier = { email: text, phone: text }

export type ByIdentifier = FiltersOf<typeof byIdentifier>
