'use client'

import { useTranslations } from 'next-intl'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { NamedOptions } from '@/components/ui/named-options'
import { Select } from '@/components/ui/select'
import type { Settings } from '@/lib/settings/schema'
import type { PersonOption } from '@/lib/team/queries'
import { ChoiceField } from './choice-field'
import { SettingsSection } from './settings-section'

/** Whose a lead is when the operator alone does not say. */
export function OwnerSettings({ settings, managers }: { settings: Settings; managers: PersonOption[] }) {
  const t = useTranslations('settings.owners')
  return (
    <SettingsSection
      id="owners"
      title={t('title')}
      text={t('text')}
      version={settings.version}
      read={form => ({
        defaultOwnerId: String(form.get('defaultOwnerId')) || null,
        transferOwner: form.get('transferOwner') === 'first' ? 'first' : 'last',
        contactOwnerFirst: form.get('contactOwnerFirst') !== null,
      })}
    >
      {() => (
        <>
          <Field label={t('default')} hint={t('defaultHint')}>
            <Select name="defaultOwnerId" defaultValue={settings.defaultOwnerId ?? ''} className="max-w-80">
              <option value="">{t('nobody')}</option>
              <NamedOptions of={managers} />
            </Select>
          </Field>
          <ChoiceField
            name="transferOwner"
            label={t('transfer')}
            value={settings.transferOwner}
            options={[
              { value: 'last', label: t('transferLast'), hint: t('transferLastHint') },
              { value: 'first', label: t('transferFirst'), hint: t('transferFirstHint') },
            ]}
          />
          <Checkbox
            name="contactOwnerFirst"
            defaultChecked={settings.contactOwnerFirst}
            label={t('contactFirst')}
            hint={t('contactFirstHint')}
          />
        </>
      )}
    </SettingsSection>
  )
}
