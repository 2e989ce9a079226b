'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState, type FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { Field as CustomField } from '@/lib/fields/field'
import { fieldCode } from '@/lib/fields/list-filters'
import { readFieldText } from '@/lib/fields/read-text'
import type { ValueProblem } from '@/lib/fields/read-value'

type FilterFormProps = {
  fields: readonly CustomField[]
  /** The parameter of the address, and what it becomes. */
  onApply: (code: string, value: string) => void
}

type Words = { value: string; from: string; to: string }

const NOTHING: Words = { value: '', from: '', to: '' }

/** First the field, then what its value must be. */
export function FilterForm({ fields, onApply }: FilterFormProps) {
  const t = useTranslations('fields')
  const locale = useLocale()
  const [code, setCode] = useState('')
  const [words, setWords] = useState(NOTHING)
  const [wrong, setWrong] = useState<ValueProblem | null>(null)
  const field = fields.find(one => fieldCode(one) === code)
  const isMixed = new Set(fields.map(({ entity }) => entity)).size > 1
  const choose = (next: string) => (setCode(next), setWords(NOTHING), setWrong(null))

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!field) return
    if (!isRange(field)) return words.value.trim() === '' ? undefined : onApply(code, words.value.trim())
    const [from, to] = [readFieldText(field, words.from, locale), readFieldText(field, words.to, locale)]
    if (!from.ok) return setWrong(from.problem)
    if (!to.ok) return setWrong(to.problem)
    const [low, high] = [from.value, to.value].map(bound => (bound === null ? '' : String(bound)))
    if (low || high) onApply(code, low === high ? `${low}` : `${low}..${high}`)
  }

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-3">
      <Field label={t('filter.field')}>
        <Select value={code} onChange={event => choose(event.target.value)}>
          <option value="">{t('filter.choose')}</option>
          {fields.map(one => (
            <option key={one.id} value={fieldCode(one)}>
              {isMixed ? `${one.name} (${t(`filter.${one.entity}`)})` : one.name}
            </option>
          ))}
        </Select>
      </Field>
      {field ? (
        <>
          <FilterControls {...{ field, words }} onChange={next => (setWords(next), setWrong(null))} />
          {wrong ? (
            <p role="alert" className="text-sm text-danger-ink">
              {t(`problem.${wrong}`)}
            </p>
          ) : null}
          <Button type="submit" tone="primary" className="self-start">
            {t('filter.apply')}
          </Button>
        </>
      ) : null}
    </form>
  )
}

type FilterControlsProps = { field: CustomField; words: Words; onChange: (words: Words) => void }

function FilterControls({ field, words, onChange }: FilterControlsProps) {
  const t = useTranslations('fields')
  if (isRange(field)) {
    return (
      <div className="grid grid-cols-2 gap-3">
        {(['from', 'to'] as const).map(bound => (
          <Field key={bound} label={t(`filter.${bound}`)}>
            <Input
              type={field.type === 'date' ? 'date' : 'text'}
              inputMode={field.type === 'date' ? undefined : 'decimal'}
              value={words[bound]}
              onChange={event => onChange({ ...words, [bound]: event.target.value })}
            />
          </Field>
        ))}
      </div>
    )
  }
  const value = {
    value: words.value,
    onChange: (event: { target: { value: string } }) => onChange({ ...words, value: event.target.value }),
  }
  if (field.type === 'text' || field.type === 'url') {
    return (
      <Field label={t('filter.contains')}>
        <Input autoComplete="off" {...value} />
      </Field>
    )
  }
  const options =
    field.type === 'bool'
      ? [
          { value: 'yes', label: t('card.yes') },
          { value: 'no', label: t('card.no') },
        ]
      : field.choices.map(choice => ({ value: choice, label: choice }))
  return (
    <Field label={field.name}>
      <Select {...value}>
        <option value="" />
        {options.map(option => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    </Field>
  )
}

function isRange({ type }: CustomField): boolean {
  return type === 'number' || type === 'money' || type === 'date'
}
