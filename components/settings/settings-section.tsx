'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState, useTransition, type FormEvent, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { useNotice } from '@/components/ui/use-notice'
import { changeSettingsAction } from '@/lib/settings/actions'
import type { SettingsChange } from '@/lib/settings/schema'

/** What is wrong with the named settings: the broken rule by the setting's name. */
export type SettingsProblems = Partial<Record<string, string>>

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
  const router = useRouter()
  const [problems, setProblems] = useState<SettingsProblems>({})
  const [touched, setTouched] = useState(false)
  const [busy, start] = useTransition()

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const change = read(new FormData(event.currentTarget))
    start(async () => {
      const result = await changeSettingsAction({ version, change })
      setProblems(!result.ok && 'issues' in result ? readProblems(result.issues) : {})
      if (result.ok) {
        setTouched(false)
        notice.done(t('saved'))
      } else {
        notice.failed(t(result.reason === 'changed' ? 'changed' : 'refused'))
        if (result.reason === 'changed') router.refresh()
      }
    })
  }

  return (
    <Card id={id} aria-labelledby={`${id}-title`} className="scroll-mt-6">
      <form onSubmit={submit} onChange={() => setTouched(true)}>
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

function readProblems(issues: { path: string; code: string }[]): SettingsProblems {
  return Object.fromEntries(issues.map(({ path, code }) => [path.split('.')[1] ?? '', code]))
}
