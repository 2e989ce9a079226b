import { ClientMessages } from '@/components/layout/client-messages'
import type { Field } from '@/lib/fields/field'
import type { FieldFilter } from '@/lib/fields/list-filters'
import { FieldChips } from './field-chips'

type FieldFiltersProps = { list: 'leads' | 'contacts'; fields: Field[]; filters: FieldFilter[]; shown: string[] }

/** Filters of a list by custom fields, and which of them its rows show; nothing where there are no fields. */
export function FieldFilters(props: FieldFiltersProps) {
  if (props.fields.length === 0) return null
  return (
    <ClientMessages namespaces={['fields']}>
      <FieldChips {...props} />
    </ClientMessages>
  )
}
