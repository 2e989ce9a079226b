'use client'

import { useLocale, useTranslations } from 'next-intl'
import { CompanyFields, readCompanyFields, type ZoneChoices } from '@/components/settings/company-fields'
import { changeLocale } from '@/lib/auth/actions'
import type { Settings, SettingsChange } from '@/lib/settings/schema'
import { useDraft } from './drafts'
import { SettingsStep } from './settings-step'

type CompanyStepProps = {
  settings: Settings
  zones: ZoneChoices
  /** Nobody has chosen a language yet: the one of these screens is proposed. */
  isFirstTime: boolean
  next: string
}

/** Who the company is. */
export function CompanyStep({ settings, zones, isFirstTime, next }: CompanyStepProps) {
  const t = useTranslations('setup.company')
  const locale = useLocale()
  const draft = useDraft<SettingsChange>('company')
  const proposed = isFirstTime ? locale : settings.locale
  const shown = { ...settings, locale: proposed, ...draft.left }
  return (
    <SettingsStep
      title={t('title')}
      text={t('text')}
      version={settings.version}
      read={form => readCompanyFields(form, proposed)}
      onTyped={draft.keep}
      onSaved={async change => {
        draft.drop()
        // Whoever chooses a language here means this screen too.
        if (change.locale && change.locale !== proposed) await changeLocale(change.locale)
      }}
      back={null}
      next={next}
    >
      {problems => <CompanyFields settings={shown} {...{ zones, problems }} />}
    </SettingsStep>
  )
}
