'use client'

import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { Settings } from '@/lib/settings/schema'
import { CompanyFields, readCompanyFields, type ZoneChoices } from './company-fields'
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
          <Field
            label={t('rawEventDays')}
            hint={t('rawEventDaysHint')}
            error={problems.rawEventDays ? t('rawEventDaysWrong') : undefined}
          >
            <Input
              name="rawEventDays"
              type="number"
              min={1}
              max={3650}
              defaultValue={settings.rawEventDays}
              className="max-w-32 tabular-nums"
              required
            />
          </Field>
        </>
      )}
    </SettingsSection>
  )
}
