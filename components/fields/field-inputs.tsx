'use client'

import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import type { Field as CustomField } from '@/lib/fields/field'
import type { ValueProblem } from '@/lib/fields/read-value'
import type { Drafts } from './draft'
import { FieldControl } from './field-control'

type FieldInputsProps = {
  fields: readonly CustomField[]
  drafts: Drafts
  wrong: { [key: string]: ValueProblem }
  onChange: (drafts: Drafts) => void
}

/** The company's own fields of a form. A required one says so and does not stand in the way. */
export function FieldInputs({ fields, drafts, wrong, onChange }: FieldInputsProps) {
  const t = useTranslations('fields')
  return fields.map(field => {
    const problem = wrong[field.key]
    return (
      <Field
        key={field.id}
        label={field.name}
        aside={field.required ? t('card.required') : undefined}
        error={problem && t(`problem.${problem}`)}
      >
        <FieldControl
          field={field}
          draft={drafts[field.key] ?? (field.type === 'multi' ? [] : '')}
          onChange={draft => onChange({ ...drafts, [field.key]: draft })}
          {...(field.type === 'multi' ? { 'aria-label': field.name } : {})}
        />
      </Field>
    )
  })
}
