'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState, type FormEvent, type KeyboardEvent } from 'react'
import { Button } from '@/components/ui/button'
import type { Field, FieldValue } from '@/lib/fields/field'
import type { ValueProblem } from '@/lib/fields/read-value'
import { draftOf, readDraft } from './draft'
import { FieldControl } from './field-control'

type ValueFormProps = {
  field: Field
  value: FieldValue | null
  onSave: (value: FieldValue | null) => void
  onCancel: () => void
}

/** The control of one field where its value stands: Enter or the button saves, Escape leaves it. */
export function ValueForm({ field, value, onSave, onCancel }: ValueFormProps) {
  const t = useTranslations('fields')
  const locale = useLocale()
  const [draft, setDraft] = useState(() => draftOf(field, value, locale))
  const [problem, setProblem] = useState<ValueProblem | null>(null)
  const submit = (event: FormEvent | KeyboardEvent) => {
    event.preventDefault()
    const read = readDraft(field, draft, locale, value)
    if (read.ok) onSave(read.value)
    else setProblem(read.problem)
  }
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onCancel()
    // A text may have several lines, and mostly has one.
    if (field.type === 'text' && event.key === 'Enter' && !event.shiftKey) submit(event)
  }
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-2 pb-1">
      <FieldControl
        {...{ field, draft }}
        retired={[value]
          .flat()
          .filter(one => typeof one === 'string')
          .filter(one => !field.choices.includes(one))}
        onChange={next => (setDraft(next), setProblem(null))}
        autoFocus={field.type !== 'multi'}
        aria-label={field.name}
        aria-invalid={problem ? true : undefined}
        onKeyDown={keys}
      />
      {problem ? (
        <p role="alert" className="text-sm text-danger-ink">
          {t(`problem.${problem}`)}
        </p>
      ) : null}
      <div className="flex gap-2">
        <Button type="submit" tone="primary" size="sm">
          {t('card.save')}
        </Button>
        <Button tone="quiet" size="sm" onClick={onCancel}>
          {t('card.cancel')}
        </Button>
      </div>
    </form>
  )
}
