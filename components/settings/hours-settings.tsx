'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Settings } from '@/lib/settings/schema'
import { weekdays, type WorkingHours } from '@/lib/settings/working-hours'
import { DayHours } from './day-hours'
import { Holidays } from './holidays'
import { SettingsSection } from './settings-section'

/** When people work: by this the due time of an offline message is counted. */
export function HoursSettings({ settings }: { settings: Settings }) {
  const t = useTranslations('settings.hours')
  const [days, setDays] = useState<WorkingHours['days']>(settings.workingHours.days)
  const [holidays, setHolidays] = useState(settings.holidays)
  return (
    <SettingsSection
      id="hours"
      title={t('title')}
      text={t('text')}
      version={settings.version}
      read={() => ({ workingHours: { days }, holidays })}
    >
      {problems => (
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
      )}
    </SettingsSection>
  )
}
