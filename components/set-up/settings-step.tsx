'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { useSettingsForm, type SettingsProblems } from '@/components/settings/use-settings-form'
import { Button } from '@/components/ui/button'
import { changeLocale } from '@/lib/auth/actions'
import type { Locale } from '@/lib/i18n/locale'
import type { SettingsChange } from '@/lib/settings/schema'
import { StepFoot, StepFrame } from './step-frame'

type SettingsStepProps = {
  title: string
  text: string
  version: number
  read: (form: FormData) => SettingsChange
  /** The language the screens are in now; choosing another for the account changes them too. */
  locale: Locale
  back: string | null
  next: string
  children: (problems: SettingsProblems) => ReactNode
}

/** A step that is a form of settings: saved when one goes on. */
export function SettingsStep({ title, text, version, read, locale, back, next, children }: SettingsStepProps) {
  const t = useTranslations('setup')
  const router = useRouter()
  const { problems, busy, form } = useSettingsForm({
    version,
    read,
    onSaved: async change => {
      if (change.locale && change.locale !== locale) await changeLocale(change.locale)
      router.push(next)
    },
  })
  return (
    <form {...form}>
      <StepFrame
        title={title}
        text={text}
        foot={
          <StepFoot back={back} skip={next}>
            <Button type="submit" tone="primary" busy={busy}>
              {t('saveAndNext')}
            </Button>
          </StepFoot>
        }
      >
        {children(problems)}
      </StepFrame>
    </form>
  )
}
