'use client'

import { useLocale, useTranslations } from 'next-intl'
import { startTransition, useOptimistic } from 'react'
import { Segmented } from '@/components/ui/segmented'
import { localeNames, locales, type Locale } from '@/lib/i18n/locale'

/** The language of the screens, each named in itself. */
export function LanguageChoice({ change }: { change: (locale: Locale) => Promise<void> }) {
  const t = useTranslations('nav.person')
  const [shown, show] = useOptimistic(useLocale())
  const choose = (next: Locale) =>
    startTransition(async () => {
      show(next)
      await change(next)
    })
  return (
    <Segmented
      label={t('language')}
      value={shown}
      onChange={choose}
      options={locales.map(locale => ({ value: locale, label: localeNames[locale] }))}
    />
  )
}
