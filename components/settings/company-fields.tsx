'use client'

import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { localeNames, locales, readLocale, type Locale } from '@/lib/i18n/locale'
import type { Settings } from '@/lib/settings/schema'
import { zoneName } from '@/lib/settings/time-zones'
import type { SettingsProblems } from './use-settings-form'

/** Zones of Brazil first, then all others. */
export type ZoneChoices = { brazilian: string[]; others: string[] }

type CompanyFieldsProps = {
  settings: Pick<Settings, 'companyName' | 'locale' | 'timeZone'>
  zones: ZoneChoices
  problems: SettingsProblems
}

/** Who the company is, its language and its clock. */
export function CompanyFields({ settings, zones, problems }: CompanyFieldsProps) {
  const t = useTranslations('settings.company')
  return (
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
        <Field
          label={t('timeZone')}
          hint={t('timeZoneHint')}
          error={problems.timeZone ? t('timeZoneWrong') : undefined}
        >
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
    </>
  )
}

/** The fields of a sent form; an unknown language counts as `locale`. */
export function readCompanyFields(form: FormData, locale: Locale) {
  return {
    companyName: String(form.get('companyName')),
    locale: readLocale(String(form.get('locale'))) ?? locale,
    timeZone: String(form.get('timeZone')),
  }
}

function Zones({ zones }: { zones: string[] }) {
  return zones.map(zone => (
    <option key={zone} value={zone}>
      {zoneName(zone)}
    </option>
  ))
}
