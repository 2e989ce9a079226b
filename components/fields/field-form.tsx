'use client'

import { useTranslations } from 'next-intl'
import { useState, type FormEvent } from 'react'
import { Alert } from '@/components/ui/alert'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { fieldTypes, hasChoices, type FieldType } from '@/lib/fields/field'

export type FieldDraft = { name: string; type: FieldType; choices: string[]; required: boolean }

/** What the server said no to, as far as the form can say it. */
export type FormRefusal = 'name' | 'choices' | 'gone' | 'changed' | 'in_use' | 'too_many' | 'failed'

type FieldFormProps = {
  formId: string
  draft: FieldDraft
  /** How many values there are: then the type stays. */
  uses: number
  refused: FormRefusal | null
  onSubmit: (draft: FieldDraft) => void
}

/** Name, type, choices, and whether it is required. */
export function FieldForm({ formId, draft: given, uses, refused, onSubmit }: FieldFormProps) {
  const t = useTranslations('fields')
  const [draft, setDraft] = useState({ ...given, choices: given.choices.join('\n') })
  const set = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit({
      ...draft,
      choices: hasChoices(draft.type) ? draft.choices.split('\n').filter(line => line.trim() !== '') : [],
    })
  }
  return (
    <form id={formId} noValidate onSubmit={submit} className="flex flex-col gap-4">
      {refused && refused !== 'name' && refused !== 'choices' ? (
        <Alert tone="danger" urgent title={t(`refused.${refused}`)} />
      ) : null}
      <Field label={t('name')} error={refused === 'name' ? t('refused.name') : undefined}>
        <Input
          value={draft.name}
          maxLength={60}
          autoComplete="off"
          onChange={event => set({ name: event.target.value })}
        />
      </Field>
      <Field label={t('typeLabel')} hint={uses > 0 ? t('typeFixed', { count: uses }) : undefined}>
        <Select
          value={draft.type}
          disabled={uses > 0}
          onChange={event => set({ type: event.target.value as FieldType })}
        >
          {fieldTypes.map(type => (
            <option key={type} value={type}>
              {t(`type.${type}`)}
            </option>
          ))}
        </Select>
      </Field>
      {hasChoices(draft.type) ? (
        <Field
          label={t('choices')}
          hint={t('choicesHint')}
          error={refused === 'choices' ? t('refused.choices') : undefined}
        >
          <Textarea rows={4} value={draft.choices} onChange={event => set({ choices: event.target.value })} />
        </Field>
      ) : null}
      <Checkbox
        label={t('required')}
        hint={t('requiredHint')}
        checked={draft.required}
        onCheckedChange={on => set({ required: on })}
      />
    </form>
  )
}

type Refused = { ok: false; reason: string; issues?: { path: string }[] }

/** The refusal of an action in the words of the form. */
export function readRefusal(result: Refused | null): FormRefusal {
  const known = (['gone', 'changed', 'in_use', 'too_many'] as const).find(reason => reason === result?.reason)
  const path = result?.issues?.[0]?.path
  return known ?? (path === 'name' || path === 'choices' ? path : 'failed')
}
