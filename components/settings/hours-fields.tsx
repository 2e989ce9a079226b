'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Settings, SettingsChange } from '@/lib/settings/schema'
import { weekdays, type WorkingHours } from '@/lib/settings/working-hours'
import { DayHours } from './day-hours'
import { Holidays } from './holidays'
import type { SettingsProblems } from './use-settings-form'

type Hours = Pick<Settings, 'workingHours' | 'holidays'>

/** Opening times and days off while they are being changed, and what to save of them. */
export function useHours({ workingHours, holidays: known }: Hours) {
  const [days, setDays] = useState<WorkingHours['days']>(workingHours.days)
  const [holidays, setHolidays] = useState(known)
  const change: SettingsChange = { workingHours: { days }, holidays }
  return { days, setDays, holidays, setHolidays, change }
}

/** When people work: the weekdays with their hours, and the days off. */
export function HoursFields({ hours, problems }: { hours: ReturnType<typeof useHours>; problems: SettingsProblems }) {
  const t = useTranslations('settings.hours')
  const { days, setDays, holidays, setHolidays } = hours
  return (
    <>
      <div className="divide-y divide-line border-y border-line">
        {weekdays.map(day => (
          <DayHours
            key={day}
            day={day}
            pairs={days[day] ?? []}
            onChange={pairs => setDays({ ...days, [day]: pairs })}
          />
        ))}
      </div>
      {problems.workingHours ? (
        <p role="alert" className="text-sm text-danger-ink">
          {t('wrong')}
        </p>
      ) : null}
      <Holidays days={holidays} onChange={setHolidays} />
    </>
  )
}
