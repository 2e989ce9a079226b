'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { useSettingsForm, type SettingsProblems } from '@/components/settings/use-settings-form'
import { Button } from '@/components/ui/button'
import type { SettingsChange } from '@/lib/settings/schema'
import { StepFoot, StepFrame } from './step-frame'

type SettingsStepProps = {
  title: string
  text: string
  version: number
  read: (form: FormData) => SettingsChange
  /** Told of every keystroke in the fields of the form. */
  onTyped?: (change: SettingsChange) => void
  /** What else changes with the settings. */
  onSaved?: (change: SettingsChange) => Promise<void>
  back: string | null
  next: string
  children: (problems: SettingsProblems) => ReactNode
}

/** A step that is a form of settings: saved when one goes on. */
export function SettingsStep({
  title,
  text,
  version,
  read,
  onTyped,
  onSaved,
  back,
  next,
  children,
}: SettingsStepProps) {
  const t = useTranslations('setup')
  const router = useRouter()
  const { problems, busy, form } = useSettingsForm({
    version,
    read,
    onSaved: async change => {
      await onSaved?.(change)
      router.push(next)
    },
  })
  return (
    <form
      {...form}
      onChange={event => {
        form.onChange()
        onTyped?.(read(new FormData(event.currentTarget)))
      }}
    >
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
