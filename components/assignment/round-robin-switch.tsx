'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useOptimistic, useTransition } from 'react'
import { Switch } from '@/components/ui/switch'
import { useNotice } from '@/components/ui/use-notice'
import { changeSettingsAction } from '@/lib/settings/actions'

/** Turns the round robin on and off; saves at once. */
export function RoundRobinSwitch({ on, version }: { on: boolean; version: number }) {
  const t = useTranslations('assignment.pool')
  const notice = useNotice()
  const router = useRouter()
  const [shown, show] = useOptimistic(on)
  const [, start] = useTransition()

  const change = (roundRobin: boolean) =>
    start(async () => {
      show(roundRobin)
      const changed = await changeSettingsAction({ version, change: { roundRobin } })
      if (changed.ok) notice.done(t(roundRobin ? 'turnedOn' : 'turnedOff'))
      else {
        notice.failed(t('refused'))
        router.refresh()
      }
    })

  return <Switch checked={shown} onCheckedChange={change} label={t('switch')} hint={t('switchHint')} />
}
