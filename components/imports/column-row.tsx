'use client'

import { useTranslations } from 'next-intl'
import { cn } from '@/components/ui/cn'
import { Select } from '@/components/ui/select'
import { fieldTarget, leadTargets, targets, type NamedField, type Target } from '@/lib/imports/guess-columns'
import { useTargetName } from './use-target-name'

type ColumnRowProps = {
  name: string
  samples: string[]
  target: Target
  fields: NamedField[]
  onChange: (target: Target) => void
}

/** A column of the file: its name, what stands in it, and what it becomes. */
export function ColumnRow({ name, samples, target, fields, onChange }: ColumnRowProps) {
  const t = useTranslations('imports.columns')
  const nameOf = useTargetName(fields)
  const fieldsOf = (entity: NamedField['entity']) => fields.filter(field => field.entity === entity).map(fieldTarget)
  return (
    <li className="grid gap-x-4 gap-y-2 px-4 py-3 sm:grid-cols-[minmax(0,1fr)_16rem] sm:items-center">
      <div className={cn('min-w-0', target === 'skip' && 'text-muted')}>
        <p className="truncate text-base font-semibold">{name}</p>
        <p className="truncate text-sm text-muted">
          <span className="sr-only">{t('samples')}: </span>
          {samples.length > 0 ? samples.join(' · ') : t('noSamples')}
        </p>
      </div>
      <Select
        aria-label={t('what', { column: name })}
        value={target}
        onChange={event => onChange(event.target.value as Target)}
      >
        <option value="skip">{nameOf('skip')}</option>
        <Targets label={t('ofContact')} targets={targets.filter(each => each !== 'skip')} nameOf={nameOf} />
        <Targets label={t('ownFields')} targets={fieldsOf('contact')} nameOf={nameOf} />
        <Targets label={t('ofLead')} targets={leadTargets} nameOf={nameOf} />
        <Targets label={t('leadFields')} targets={fieldsOf('lead')} nameOf={nameOf} />
      </Select>
    </li>
  )
}

function Targets({
  label,
  targets: shown,
  nameOf,
}: {
  label: string
  targets: readonly Target[]
  nameOf: (target: Target) => string
}) {
  if (shown.length === 0) return null
  return (
    <optgroup label={label}>
      {shown.map(each => (
        <option key={each} value={each}>
          {nameOf(each)}
        </option>
      ))}
    </optgroup>
  )
}
