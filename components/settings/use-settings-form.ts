'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState, useTransition, type FormEvent } from 'react'
import { useNotice } from '@/components/ui/use-notice'
import { changeSettingsAction } from '@/lib/settings/actions'
import type { SettingsChange } from '@/lib/settings/schema'

/** What is wrong with the named settings: the broken rule by the setting's name. */
export type SettingsProblems = Partial<Record<string, string>>

type SettingsForm = {
  /** The version these settings were read in. */
  version: number
  /** What the sent form asks for. */
  read: (form: FormData) => SettingsChange
  onSaved: (change: SettingsChange) => void | Promise<void>
}

/** A form of some settings: sends them, says what was wrong, and knows whether anything was touched. */
export function useSettingsForm({ version, read, onSaved }: SettingsForm) {
  const t = useTranslations('settings')
  const notice = useNotice()
  const router = useRouter()
  const [problems, setProblems] = useState<SettingsProblems>({})
  const [touched, setTouched] = useState(false)
  const [busy, start] = useTransition()

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const change = read(new FormData(event.currentTarget))
    start(async () => {
      const result = await changeSettingsAction({ version, change })
      setProblems(!result.ok && 'issues' in result ? readProblems(result.issues) : {})
      if (result.ok) {
        setTouched(false)
        await onSaved(change)
      } else {
        notice.failed(t(result.reason === 'changed' ? 'changed' : 'refused'))
        if (result.reason === 'changed') router.refresh()
      }
    })
  }
  return { problems, touched, busy, form: { onSubmit, onChange: () => setTouched(true) } }
}

function readProblems(issues: { path: string; code: string }[]): SettingsProblems {
  return Object.fromEntries(issues.map(({ path, code }) => [path.split('.')[1] ?? '', code]))
}
