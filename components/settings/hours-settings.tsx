'use client'

import { useTranslations } from 'next-intl'
import type { Settings } from '@/lib/settings/schema'
import { HoursFields, useHours } from './hours-fields'
import { SettingsSection } from './settings-section'

/** When people work: by this the due time of an offline message is counted. */
export function HoursSettings({ settings }: { settings: Settings }) {
  const t = useTranslations('settings.hours')
  const hours = useHours(settings)
  return (
    <SettingsSection
      id="hours"
      title={t('title')}
      text={t('text')}
      version={settings.version}
      read={() => hours.change}
    >
      {problems => <HoursFields {...{ hours, problems }} />}
    </SettingsSection>
  )
}
