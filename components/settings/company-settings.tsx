'use client'

import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { localeNames, locales, readLocale } from '@/lib/i18n/locale'
import type { Settings } from '@/lib/settings/schema'
import { SettingsSection } from './settings-section'

type CompanySettingsProps = { settings: Settings; zones: { brazilian: string[]; others: string[] } }

/** Who the company is, in which language and by which clock it works. */
export function CompanySettings({ settings, zones }: CompanySettingsProps) {
  const t = useTranslations('settings.company')
  return (
    <SettingsSection
      id="company"
      title={t('title')}
      version={settings.version}
      read={form => ({
        companyName: String(form.get('companyName')),
        locale: readLocale(String(form.get('locale'))) ?? settings.locale,
        timeZone: String(form.get('timeZone')),
        rawEventDays: Number(form.get('rawEventDays')),
      })}
    >
      {problems => (
        <>
          <Field label={t('name')} hint={t('nameHint')}>
            <Input name="companyName" defaultValue={settings.companyName} maxLength={120} autoComplete="organization" />
          </Field>
          <div className="grid gap-5 sm:grid-cols-2">
            <Field label={t('locale')} hint={t('localeHint')}>
              <Select name="locale" defaultValue={settings.locale}>
                {locales.map(locale => (
                  <option key={locale} value={locale}>
                    {localeNames[locale]}
                  </option>
                ))}
              </Select>
            </Field>
            <Field label={t('timeZone')} hint={t('timeZoneHint')} error={problems.timeZone ? t('timeZoneWrong') : undefined}>
              <Select name="timeZone" defaultValue={settings.timeZone}>
                <optgroup label={t('brazil')}>
                  <Zones zones={zones.brazilian} />
                </optgroup>
                <optgroup label={t('elsewhere')}>
                  <Zones zones={zones.others} />
                </optgroup>
              </Select>
            </Field>
          </div>
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

function Zones({ zones }: { zones: string[] }) {
  return zones.map(zone => (
    <option key={zone} value={zone}>
      {zone.replaceAll('_', ' ')}
    </option>
  ))
}
