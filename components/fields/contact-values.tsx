'use client'

import { changeContactField } from '@/lib/contacts/actions'
import { storedValue, type Field } from '@/lib/fields/field'
import { ValueRow } from './value-row'

type ContactValuesProps = { contactId: string; fields: readonly Field[]; values: unknown }

/** The company's own fields of a contact. */
export function ContactValues({ contactId, fields, values }: ContactValuesProps) {
  return fields.map(field => (
    <ValueRow
      key={field.id}
      field={field}
      stored={storedValue(values, field.key)}
      save={edit => changeContactField({ contactId, ...edit })}
    />
  ))
}
