'use client'

import { useTranslations } from 'next-intl'
import type { Settings } from '@/lib/settings/schema'
import { CompanyFields, readCompanyFields, type ZoneChoices } from './company-fields'
import { RawEventDays } from './raw-event-days'
import { SettingsSection } from './settings-section'

/** Who the company is, in which language and by which clock it works. */
export function CompanySettings({ settings, zones }: { settings: Settings; zones: ZoneChoices }) {
  const t = useTranslations('settings.company')
  return (
    <SettingsSection
      id="company"
      title={t('title')}
      version={settings.version}
      read={form => ({
        ...readCompanyFields(form, settings.locale),
        rawEventDays: Number(form.get('rawEventDays')),
      })}
    >
      {problems => (
        <>
          <CompanyFields {...{ settings, zones, problems }} />
          <RawEventDays days={settings.rawEventDays} wrong={Boolean(problems.rawEventDays)} />
        </>
      )}
    </SettingsSection>
  )
}
