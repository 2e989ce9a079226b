'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { useNotice } from '@/components/ui/use-notice'
import type { SettingsChange } from '@/lib/settings/schema'
import { useSettingsForm, type SettingsProblems } from './use-settings-form'

type SettingsSectionProps = {
  /** The anchor of the section in the page's address. */
  id: string
  title: string
  text?: string
  /** The version these settings were read in. */
  version: number
  /** What the sent form asks for. */
  read: (form: FormData) => SettingsChange
  children: (problems: SettingsProblems) => ReactNode
}

/** Some settings that belong together and are saved together. */
export function SettingsSection({ id, title, text, version, read, children }: SettingsSectionProps) {
  const t = useTranslations('settings')
  const notice = useNotice()
  const { problems, touched, busy, form } = useSettingsForm({
    version,
    read,
    onSaved: () => void notice.done(t('saved')),
  })
  return (
    <Card id={id} aria-labelledby={`${id}-title`} className="scroll-mt-6">
      <form {...form}>
        <header className="px-5 pt-4">
          <h2 id={`${id}-title`} className="text-lg font-semibold">
            {title}
          </h2>
          {text ? <p className="mt-0.5 text-base text-pretty text-muted">{text}</p> : null}
        </header>
        <div className="flex flex-col gap-5 px-5 py-4">{children(problems)}</div>
        <footer className="flex justify-end border-t border-line px-5 py-3">
          <Button type="submit" tone={touched ? 'primary' : 'secondary'} busy={busy}>
            {t('save')}
          </Button>
        </footer>
      </form>
    </Card>
  )
}
