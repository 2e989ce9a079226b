'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useId } from 'react'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { formatTime } from '@/lib/i18n/format'
import { offeredPresets, presetDue, type DueChoice, type DuePreset } from '@/lib/tasks/task-presets'

/** What is chosen in the form; `keep` leaves a task's due time as it is. */
export type DueDraft = { choice: DuePreset | 'custom' | 'keep'; on: string; time: string }

type DueFieldsProps = {
  value: DueDraft
  onChange: (value: DueDraft) => void
  now: Date
  timeZone: string
  canKeep: boolean
  /** a day is still to be chosen */
  dateMissing: boolean
}

/** The due time: the usual ones as chips, or a day with or without a time. */
export function DueFields({ value, onChange, now, timeZone, canKeep, dateMissing }: DueFieldsProps) {
  const t = useTranslations('tasks')
  const locale = useLocale()
  const name = useId()
  const presets = offeredPresets(now, timeZone)
  const clock = (preset: DuePreset) => formatTime(presetDue(preset, now, timeZone), { locale, timeZone })
  const choices = [
    ...(canKeep ? [{ value: 'keep' as const, label: t('form.keep') }] : []),
    ...presets.map(preset => ({
      value: preset,
      label: preset === 'tonight' ? `${t('preset.tonight')}, ${clock(preset)}` : t(`preset.${preset}`),
    })),
    { value: 'custom' as const, label: t('form.custom') },
  ]
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 text-sm font-semibold">{t('form.due')}</legend>
      <div className="flex flex-wrap gap-2">
        {choices.map(choice => (
          <label key={choice.value} className={CHOICE_STYLES}>
            <input
              type="radio"
              name={name}
              className="absolute inset-0 cursor-pointer opacity-0"
              checked={value.choice === choice.value}
              onChange={() => onChange({ ...value, choice: choice.value })}
            />
            {choice.label}
          </label>
        ))}
      </div>
      {value.choice === 'custom' ? (
        <div className="mt-3 grid grid-cols-2 gap-3">
          <Field label={t('form.date')} required error={dateMissing ? t('form.dateMissing') : undefined}>
            <Input type="date" value={value.on} onChange={event => onChange({ ...value, on: event.target.value })} />
          </Field>
          <Field label={t('form.time')} hint={t('form.timeHint')}>
            <Input
              type="time"
              value={value.time}
              onChange={event => onChange({ ...value, time: event.target.value })}
            />
          </Field>
        </div>
      ) : null}
    </fieldset>
  )
}

/** The draft as the action takes it; null for `keep`. */
export function dueChoice({ choice, on, time }: DueDraft): DueChoice | null {
  if (choice === 'keep') return null
  if (choice === 'custom') return { kind: 'day', on, time: time === '' ? null : time }
  return { kind: 'preset', preset: choice }
}

const CHOICE_STYLES = [
  'relative inline-flex h-8 items-center rounded-full border border-line-strong/55 bg-surface px-3 text-sm whitespace-nowrap',
  'transition-colors hover:bg-hover touch:h-11 touch:px-4 has-focus-visible:outline-2 has-focus-visible:outline-accent',
  'has-checked:border-accent has-checked:bg-accent-soft has-checked:font-semibold has-checked:text-accent-ink',
].join(' ')
