'use client'

import { useTranslations } from 'next-intl'
import { Checkbox } from '@/components/ui/checkbox'
import type { Settings } from '@/lib/settings/schema'
import { ChoiceField } from './choice-field'
import { SettingsSection } from './settings-section'

/** What the operator in Jivo gets to see. */
export function JivoSettings({ settings }: { settings: Settings }) {
  const t = useTranslations('settings.jivo')
  return (
    <SettingsSection
      id="jivo"
      title={t('title')}
      text={t('text')}
      version={settings.version}
      read={form => ({
        contactInfoPolicy: form.get('contactInfoPolicy') === 'always' ? 'always' : 'missing',
        enableAssign: form.get('enableAssign') !== null,
      })}
    >
      {() => (
        <>
          <ChoiceField
            name="contactInfoPolicy"
            label={t('contactInfo')}
            value={settings.contactInfoPolicy}
            options={[
              { value: 'missing', label: t('missing'), hint: t('missingHint') },
              { value: 'always', label: t('always'), hint: t('alwaysHint') },
            ]}
          />
          <Checkbox
            name="enableAssign"
            defaultChecked={settings.enableAssign}
            label={t('enableAssign')}
            hint={t('enableAssignHint')}
          />
        </>
      )}
    </SettingsSection>
  )
}
