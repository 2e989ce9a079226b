'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { countOldDeliveriesAction } from '@/lib/intake/actions'

const PAUSE_MS = 300

/** How long deliveries are kept, with how many would go as soon as that is saved: counted, not deleted. */
export function RawEventDays({ days, wrong }: { days: number; wrong: boolean }) {
  const t = useTranslations('settings.company')
  const [asked, setAsked] = useState(days)
  const [count, setCount] = useState<number | null>(null)

  useEffect(() => {
    let stale = false
    const ask = async () => {
      const result = await countOldDeliveriesAction({ days: asked }).catch(() => null)
      if (!stale) setCount(result?.ok ? result.count : null)
    }
    const timer = setTimeout(() => void ask(), PAUSE_MS)
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [asked])

  return (
    <Field
      label={t('rawEventDays')}
      hint={
        <>
          {t('rawEventDaysHint')}{' '}
          <span aria-live="polite">{count === null ? null : t('rawEventDaysWould', { count })}</span>
        </>
      }
      error={wrong ? t('rawEventDaysWrong') : undefined}
    >
      <Input
        name="rawEventDays"
        type="number"
        min={1}
        max={3650}
        defaultValue={days}
        onChange={event => setAsked(event.target.valueAsNumber)}
        className="max-w-32 tabular-nums"
        required
      />
    </Field>
  )
}
