'use client'

import { Pencil, Plus } from '@/components/ui/icons'
import { useLocale, useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useMayChange } from '@/components/layout/may-change'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { isSameValue, type Field, type FieldValue } from '@/lib/fields/field'
import { formatValue } from '@/lib/fields/format-value'
import { FieldText } from './field-value'
import { useValueEdit, type Clash, type SaveValue } from './use-value-edit'

// Read far more often than changed: the form, with what reads numbers and dates, comes with the first change.
const ValueForm = dynamic(() => import('./value-form').then(module => module.ValueForm))

type ValueRowProps = { field: Field; stored: FieldValue | null; save: SaveValue }

/** One field with its value, edited where it stands. */
export function ValueRow({ field, stored, save }: ValueRowProps) {
  const t = useTranslations('fields.card')
  const { value, busy, clash, change, leave } = useValueEdit(field, stored, save)
  const [editing, setEditing] = useState(false)
  const mayChange = useMayChange()
  const close = () => setEditing(false)
  const send = (next: FieldValue | null) => (close(), isSameValue(next, stored) ? undefined : change(next))
  if (clash)
    return <Meanwhile {...{ field, clash }} onKeep={leave} onUseMine={() => change(clash.mine, clash.current)} />
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
        {value === null && !mayChange ? (
          <p className="py-1 text-base leading-5 text-muted">{field.required ? t('lacking') : t('none')}</p>
        ) : null}
        {value === null && mayChange ? (
          <Button tone="quiet" size="sm" className="-ml-2.5 font-normal text-muted" onClick={() => setEditing(true)}>
            <Plus aria-hidden />
            <span aria-hidden>{field.required ? t('lacking') : t('none')}</span>
            <span className="sr-only">{t('add', { name: field.name })}</span>
          </Button>
        ) : null}
        {value === null ? null : (
          <>
            <p className="min-w-0 flex-1 py-1 text-base leading-5 touch:py-3">
              <FieldText field={field} value={value} />
            </p>
            {mayChange ? (
              <IconButton
                label={t('edit', { name: field.name })}
                size="sm"
                className="text-muted"
                onClick={() => setEditing(true)}
              >
                <Pencil aria-hidden />
              </IconButton>
            ) : null}
          </>
        )}
      </div>
    </div>
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
            <Button size="sm" onClick={onKeep}>
              {t('changed.keep')}
            </Button>
            <Button size="sm" tone="primary" onClick={onUseMine}>
              {t('changed.useMine')}
            </Button>
          </>
        }
      >
        <p className="break-words">{t('changed.current', { value: said(clash.current) })}</p>
        <p className="break-words">{t('changed.mine', { value: said(clash.mine) })}</p>
      </Alert>
    </div>
  )
}
