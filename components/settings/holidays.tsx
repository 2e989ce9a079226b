'use client'

import { Plus, X } from '@/components/ui/icons'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { formatDate } from '@/lib/i18n/format'

type HolidaysProps = { days: string[]; onChange: (days: string[]) => void }

/** The company's own days off, beside the national holidays. */
export function Holidays({ days, onChange }: HolidaysProps) {
  const t = useTranslations('settings.hours')
  const locale = useLocale()
  const [day, setDay] = useState('')

  const add = () => {
    if (day) onChange([...new Set([...days, day])].sort())
    setDay('')
  }

  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-end gap-2">
        <Field label={t('holidays')} className="w-48">
          <Input type="date" value={day} onChange={event => setDay(event.target.value)} />
        </Field>
        <Button onClick={add} disabled={!day}>
          <Plus aria-hidden />
          {t('addHoliday')}
        </Button>
      </div>
      <p className="text-sm text-muted">{t('holidaysHint')}</p>
      {days.length > 0 ? (
        <ul className="flex flex-wrap gap-1.5">
          {days.map(each => {
            const words = formatDate(`${each}T12:00:00Z`, { locale, timeZone: 'UTC' })
            return (
              <li
                key={each}
                className="flex items-center rounded-full border border-line bg-sunken pl-3 text-sm tabular-nums"
              >
                {words}
                <button
                  type="button"
                  aria-label={t('removeHoliday', { day: words })}
                  title={t('removeHoliday', { day: words })}
                  onClick={() => onChange(days.filter(other => other !== each))}
                  className="flex size-8 items-center justify-center rounded-full text-muted transition-colors hover:text-ink touch:size-11"
                >
                  <X aria-hidden className="size-3.5" />
                </button>
              </li>
            )
          })}
        </ul>
      ) : null}
    </div>
  )
}
