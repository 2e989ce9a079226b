'use client'

import { useTranslations } from 'next-intl'
import type { KeyboardEvent } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import type { Field } from '@/lib/fields/field'
import type { Draft } from './draft'

type FieldControlProps = {
  field: Field
  draft: Draft
  onChange: (draft: Draft) => void
  /** Choices of the value before that are no longer on offer. */
  retired?: string[]
  autoFocus?: boolean
  onKeyDown?: (event: KeyboardEvent) => void
  'aria-label'?: string
  'aria-invalid'?: boolean | undefined
}

/** The control that fits the type of a field; labelled by a Field around it, or by `aria-label`. */
export function FieldControl({ field, draft, onChange, retired = [], ...control }: FieldControlProps) {
  const t = useTranslations('fields.card')
  const choices = [
    ...field.choices.map(choice => ({ choice, label: choice })),
    ...retired.map(choice => ({ choice, label: t('retired', { name: choice }) })),
  ]
  if (field.type === 'multi') return <Boxes choices={choices} draft={[draft].flat()} onChange={onChange} {...control} />
  const text = {
    value: String(draft),
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
    ...control,
  }
  switch (field.type) {
    case 'choice':
      return (
        <Select {...text}>
          <option value="">{t('none')}</option>
          {choices.map(({ choice, label }) => (
            <option key={choice} value={choice}>
              {label}
            </option>
          ))}
        </Select>
      )
    case 'bool':
      return (
        <Select {...text}>
          <option value="">{t('none')}</option>
          <option value="true">{t('yes')}</option>
          <option value="false">{t('no')}</option>
        </Select>
      )
    case 'text':
      return <Textarea rows={1} className="min-h-9! touch:min-h-11!" {...text} />
    case 'date':
      return <Input type="date" max="9999-12-31" {...text} />
    case 'number':
    case 'money':
      return <Input inputMode="decimal" autoComplete="off" {...text} />
    case 'url':
      return <Input inputMode="url" autoComplete="off" placeholder="https://" {...text} />
  }
}

type BoxesProps = {
  choices: { choice: string; label: string }[]
  draft: string[]
  onChange: (draft: Draft) => void
  id?: string
  'aria-label'?: string
  onKeyDown?: (event: KeyboardEvent) => void
}

function Boxes({ choices, draft, onChange, id, 'aria-label': label, onKeyDown }: BoxesProps) {
  return (
    <div
      role="group"
      id={id}
      aria-label={label}
      onKeyDown={onKeyDown}
      className="flex max-h-60 flex-col gap-1.5 overflow-y-auto py-1 pl-1"
    >
      {choices.map(({ choice, label: words }) => (
        <Checkbox
          key={choice}
          label={words}
          checked={draft.includes(choice)}
          onCheckedChange={on => onChange(on ? [...draft, choice] : draft.filter(one => one !== choice))}
        />
      ))}
    </div>
  )
}
