'use client'

import { useLocale } from 'next-intl'
import { useState } from 'react'
import type { Field, FieldEntity, FieldValue } from '@/lib/fields/field'
import type { ValueProblem } from '@/lib/fields/read-value'
import { readDrafts, type Drafts } from './draft'

type Values = { [entity in FieldEntity]: Record<string, FieldValue> }
type Wrong = { [key: string]: ValueProblem }

/** The custom fields of a form that makes a lead, with its contact or without. */
export function useFieldDrafts(fields: readonly Field[]) {
  const locale = useLocale()
  const [drafts, setDrafts] = useState<{ [entity in FieldEntity]: Drafts }>({ contact: {}, lead: {} })
  const [wrong, setWrong] = useState<{ [entity in FieldEntity]: Wrong }>({ contact: {}, lead: {} })
  const of = (entity: FieldEntity) => fields.filter(field => field.entity === entity)

  /** What was filled in; null, with the reasons beside the fields, where something cannot be read. */
  const read = (isNewContact: boolean): Values | null => {
    const contact = readDrafts(isNewContact ? of('contact') : [], drafts.contact, locale)
    const lead = readDrafts(of('lead'), drafts.lead, locale)
    setWrong({ contact: contact.ok ? {} : contact.wrong, lead: lead.ok ? {} : lead.wrong })
    return contact.ok && lead.ok ? { contact: contact.values, lead: lead.values } : null
  }
  const inputs = (entity: FieldEntity) => ({
    fields: of(entity),
    drafts: drafts[entity],
    wrong: wrong[entity],
    onChange: (next: Drafts) => setDrafts({ ...drafts, [entity]: next }),
  })
  return { read, inputs }
}
