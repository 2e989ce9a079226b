import type { Page } from '@/lib/rest/page'
import { listFields as readFields } from '../queries'
import { fieldJson, type FieldJson } from './field-json'
import type { FieldFilters } from './schema'

/** The fields in use in their order, all on one page: they are few. */
export async function listFields({ on }: FieldFilters): Promise<Page<FieldJson>> {
  return { items: (await readFields(on)).map(fieldJson), next: null }
}
