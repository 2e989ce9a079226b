import { oneOf } from '@/lib/rest/filter-kinds'
import type { FiltersOf } from '@/lib/rest/list-request'
import { fieldEntities } from '../field'

export const fieldFilters = { on: oneOf(fieldEntities) }

export type FieldFilters = FiltersOf<typeof fieldFilters>
