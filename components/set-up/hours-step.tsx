'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { HoursFields, useHours } from '@/components/settings/hours-fields'
import type { Settings, SettingsChange } from '@/lib/settings/schema'
import { useDraft } from './drafts'
import { SettingsStep } from './settings-step'

/** When people work. */
export function HoursStep({ settings, back, next }: { settings: Settings; back: string; next: string }) {
  const t = useTranslations('setup.hours')
  const { left, keep, drop } = useDraft<SettingsChange>('hours')
  const hours = useHours({ ...settings, ...left })
  const { days, holidays } = hours
  const [first] = useState({ days, holidays })
  useEffect(() => {
    if (days !== first.days || holidays !== first.holidays) keep({ workingHours: { days }, holidays })
  }, [days, holidays, first, keep])
  return (
    <SettingsStep
      title={t('title')}
      text={t('text')}
      version={settings.version}
      read={() => hours.change}
      onSaved={async () => drop()}
      {...{ back, next }}
    >
      {problems => <HoursFields {...{ hours, problems }} />}
    </SettingsStep>
  )
}
