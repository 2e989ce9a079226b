'use client'

import { useTranslations } from 'next-intl'
import { useState, useTransition, type FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { useNotice } from '@/components/ui/use-notice'
import type { Leave } from '@/lib/team/pool-schema'
import { AwaySentence, type Away } from './away-sentence'

type AwayFormProps = {
  away: Away
  save: (change: { leave: Leave | null }) => Promise<{ ok: boolean }>
  saved?: () => void
}

/** Sends somebody on leave until a day, or has them back. */
export function AwayForm({ away, save, saved }: AwayFormProps) {
  const t = useTranslations('account.away')
  const notice = useNotice()
  const [wrong, setWrong] = useState(false)
  const [busy, start] = useTransition()

  const change = (leave: Leave | null) =>
    start(async () => {
      const result = await save({ leave })
      setWrong(!result.ok && leave !== null)
      if (!result.ok) return
      notice.done(t(leave ? 'gone' : 'back'))
      saved?.()
    })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    change({ from: String(form.get('from') ?? '') || null, back: String(form.get('back') ?? '') || null })
  }

  if (away.awayFrom !== null) {
    return (
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-base">
          <AwaySentence away={away} />
        </p>
        <Button busy={busy} onClick={() => change(null)}>
          {t('return')}
        </Button>
      </div>
    )
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-3">
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={t('from')} hint={t('fromHint')}>
          <Input type="date" name="from" />
        </Field>
        <Field label={t('until')} hint={t('untilHint')} error={wrong ? t('wrong') : undefined}>
          <Input type="date" name="back" />
        </Field>
      </div>
      <div className="flex justify-end">
        <Button type="submit" busy={busy}>
          {t('leave')}
        </Button>
      </div>
    </form>
  )
}
