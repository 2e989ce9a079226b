'use client'

import { storedValue, type Field } from '@/lib/fields/field'
import { changeLeadField } from '@/lib/leads/actions'
import { ValueRow } from './value-row'

type LeadValuesProps = { leadId: string; fields: readonly Field[]; values: unknown }

/** The company's own fields of a lead. */
export function LeadValues({ leadId, fields, values }: LeadValuesProps) {
  return fields.map(field => (
    <ValueRow
      key={field.id}
      field={field}
      stored={storedValue(values, field.key)}
      save={edit => changeLeadField({ leadId, ...edit })}
    />
  ))
}
