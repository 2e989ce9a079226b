'use client'

import { Pencil, Plus } from '@/components/ui/icons'
import { useLocale, useTranslations } from 'next-intl'
import { useState, type FormEvent, type KeyboardEvent } from 'react'
import { useMayChange } from '@/components/layout/may-change'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { isSameValue, type Field, type FieldValue } from '@/lib/fields/field'
import { formatValue } from '@/lib/fields/format-value'
import type { ValueProblem } from '@/lib/fields/read-value'
import { draftOf, readDraft } from './draft'
import { FieldControl } from './field-control'
import { FieldText } from './field-value'
import { useValueEdit, type Clash, type SaveValue } from './use-value-edit'

type ValueRowProps = { field: Field; stored: FieldValue | null; save: SaveValue }

/** One field with its value, edited where it stands. */
export function ValueRow({ field, stored, save }: ValueRowProps) {
  const t = useTranslations('fields.card')
  const { value, busy, clash, change, leave } = useValueEdit(field, stored, save)
  const [editing, setEditing] = useState(false)
  const mayChange = useMayChange()
  const close = () => setEditing(false)
  const send = (next: FieldValue | null) => (close(), isSameValue(next, stored) ? undefined : change(next))
  if (clash) return <Meanwhile {...{ field, clash }} onKeep={leave} onUseMine={() => change(clash.mine, clash.current)} />
  if (editing) {
    return (
      <div>
        <p className="mb-1 text-sm text-muted">{field.name}</p>
        <ValueForm {...{ field, value }} onSave={send} onCancel={close} />
      </div>
    )
  }
  return (
    <div className="grid grid-cols-[minmax(6rem,2fr)_5fr] items-start gap-x-4" aria-busy={busy}>
      <p className="py-1 text-sm leading-5 break-words text-muted touch:py-3">{field.name}</p>
      <div className="flex min-w-0 items-start gap-1">
        {value === null && !mayChange ? <p className="py-1 text-base leading-5 text-muted">{field.required ? t('lacking') : t('none')}</p> : null}
        {value === null && mayChange ? (
          <Button tone="quiet" size="sm" className="-ml-2.5 font-normal text-muted" onClick={() => setEditing(true)}>
            <Plus aria-hidden />
            <span aria-hidden>{field.required ? t('lacking') : t('none')}</span>
            <span className="sr-only">{t('add', { name: field.name })}</span>
          </Button>
        ) : null}
        {value === null ? null : (
          <>
            <p className="min-w-0 flex-1 py-1 text-base leading-5 touch:py-3"><FieldText field={field} value={value} /></p>
            {mayChange ? (
              <IconButton label={t('edit', { name: field.name })} size="sm" className="text-muted" onClick={() => setEditing(true)}>
                <Pencil aria-hidden />
              </IconButton>
            ) : null}
          </>
        )}
      </div>
    </div>
  )
}

type ValueFormProps = { field: Field; value: FieldValue | null; onSave: (value: FieldValue | null) => void; onCancel: () => void }

function ValueForm({ field, value, onSave, onCancel }: ValueFormProps) {
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
        retired={[value].flat().filter(one => typeof one === 'string').filter(one => !field.choices.includes(one))}
        onChange={next => (setDraft(next), setProblem(null))}
        autoFocus={field.type !== 'multi'}
        aria-label={field.name}
        aria-invalid={problem ? true : undefined}
        onKeyDown={keys}
      />
      {problem ? <p role="alert" className="text-sm text-danger-ink">{t(`problem.${problem}`)}</p> : null}
      <div className="flex gap-2">
        <Button type="submit" tone="primary" size="sm">{t('card.save')}</Button>
        <Button tone="quiet" size="sm" onClick={onCancel}>{t('card.cancel')}</Button>
      </div>
    </form>
  )
}

type MeanwhileProps = { field: Field; clash: Clash; onKeep: () => void; onUseMine: () => void }

function Meanwhile({ field, clash, onKeep, onUseMine }: MeanwhileProps) {
  const t = useTranslations('fields')
  const locale = useLocale()
  const said = (value: FieldValue | null) => (value === null ? t('card.none') : formatValue(field.type, value, locale))
  return (
    <div>
      <p className="mb-1 text-sm text-muted">{field.name}</p>
      <Alert
        tone="warn"
        urgent
        title={t('changed.title')}
        actions={
          <>
            <Button size="sm" onClick={onKeep}>{t('changed.keep')}</Button>
            <Button size="sm" tone="primary" onClick={onUseMine}>{t('changed.useMine')}</Button>
          </>
        }
      >
        <p className="break-words">{t('changed.current', { value: said(clash.current) })}</p>
        <p className="break-words">{t('changed.mine', { value: said(clash.mine) })}</p>
      </Alert>
    </div>
  )
}
