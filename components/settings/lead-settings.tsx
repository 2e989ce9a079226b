'use client'

import { useTranslations } from 'next-intl'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { requiredFields } from '@/lib/settings/choices'
import type { Settings } from '@/lib/settings/schema'
import { SettingsSection } from './settings-section'
import { TitleTemplate } from './title-template'

/** How a chat becomes a lead. */
export function LeadSettings({ settings }: { settings: Settings }) {
  const t = useTranslations('settings.leads')
  return (
    <SettingsSection
      id="leads"
      title={t('title')}
      text={t('text')}
      version={settings.version}
      read={form => ({
        titleTemplate: String(form.get('titleTemplate')),
        openLeadDays: Number(form.get('openLeadDays')),
        requiredFields: requiredFields.filter(field => form.get(`required-${field}`) !== null),
      })}
    >
      {problems => (
        <>
          <TitleTemplate value={settings.titleTemplate} problem={problems.titleTemplate} />
          <Field
            label={t('openLeadDays')}
            hint={t('openLeadDaysHint')}
            error={problems.openLeadDays ? t('openLeadDaysWrong') : undefined}
          >
            <Input
              name="openLeadDays"
              type="number"
              min={0}
              max={3650}
              defaultValue={settings.openLeadDays}
              className="max-w-32 tabular-nums"
              required
            />
          </Field>
          <fieldset>
            <legend className="text-sm font-semibold">{t('required')}</legend>
            <p className="mb-2 text-sm text-muted">{t('requiredHint')}</p>
            <div className="flex flex-wrap gap-x-6 gap-y-2">
              {requiredFields.map(field => (
                <Checkbox
                  key={field}
                  name={`required-${field}`}
                  defaultChecked={settings.requiredFields.includes(field)}
                  label={t(`fields.${field}`)}
                />
              ))}
            </div>
          </fieldset>
        </>
      )}
    </SettingsSection>
  )
}
