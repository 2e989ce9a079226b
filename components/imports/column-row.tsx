'use client'

import { useTranslations } from 'next-intl'
import { cn } from '@/components/ui/cn'
import { Select } from '@/components/ui/select'
import { targets, type Target } from '@/lib/imports/guess-columns'
import { useTargetName } from './use-target-name'

type ColumnRowProps = {
  name: string
  samples: string[]
  target: Target
  fields: { key: string; name: string }[]
  onChange: (target: Target) => void
}

/** A column of the file: its name, what stands in it, and what it becomes. */
export function ColumnRow({ name, samples, target, fields, onChange }: ColumnRowProps) {
  const t = useTranslations('imports.columns')
  const nameOf = useTargetName(fields)
  return (
    <li className="grid gap-x-4 gap-y-2 px-4 py-3 sm:grid-cols-[minmax(0,1fr)_16rem] sm:items-center">
      <div className={cn('min-w-0', target === 'skip' && 'text-muted')}>
        <p className="truncate text-base font-semibold">{name}</p>
        <p className="truncate text-sm text-muted">
          <span className="sr-only">{t('samples')}: </span>
          {samples.length > 0 ? samples.join(' · ') : t('noSamples')}
        </p>
      </div>
      <Select aria-label={t('what', { column: name })} value={target} onChange={event => onChange(event.target.value as Target)}>
        {targets.map(each => (
          <option key={each} value={each}>
            {nameOf(each)}
          </option>
        ))}
        {fields.length > 0 ? (
          <optgroup label={t('ownFields')}>
            {fields.map(field => (
              <option key={field.key} value={`field:${field.key}`}>
                {field.name}
              </option>
            ))}
          </optgroup>
        ) : null}
      </Select>
    </li>
  )
}
