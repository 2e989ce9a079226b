'use client'

import { useTranslations } from 'next-intl'
import { HoursFields, useHours } from '@/components/settings/hours-fields'
import type { Settings } from '@/lib/settings/schema'
import { SettingsStep } from './settings-step'

/** When people work. */
export function HoursStep({ settings, back, next }: { settings: Settings; back: string; next: string }) {
  const t = useTranslations('setup.hours')
  const hours = useHours(settings)
  return (
    <SettingsStep
      title={t('title')}
      text={t('text')}
      version={settings.version}
      read={() => hours.change}
      {...{ back, next }}
    >
      {problems => <HoursFields {...{ hours, problems }} />}
    </SettingsStep>
  )
}
