'use client'

import { Plus, X } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import type { weekdays } from '@/lib/settings/working-hours'

type Pair = [string, string]

type DayHoursProps = { day: (typeof weekdays)[number]; pairs: Pair[]; onChange: (pairs: Pair[]) => void }

const MOST_PAIRS = 4
const FIRST: Pair = ['09:00', '18:00']

/** One weekday: closed, or open from … to …, with breaks. */
export function DayHours({ day, pairs, onChange }: DayHoursProps) {
  const t = useTranslations('settings.hours')
  const name = t(`days.${day}`)
  const change = (index: number, pair: Pair) => onChange(pairs.map((each, at) => (at === index ? pair : each)))
  return (
    <div className="flex flex-wrap items-start gap-x-4 gap-y-2 py-2.5">
      <div className="flex min-h-9 w-36 items-center">
        <Checkbox checked={pairs.length > 0} onCheckedChange={open => onChange(open ? [FIRST] : [])} label={name} />
      </div>
      {pairs.length === 0 ? (
        <p className="flex min-h-9 items-center text-base text-muted">{t('closed')}</p>
      ) : (
        <div className="flex flex-1 flex-wrap items-center gap-x-3 gap-y-2 max-sm:basis-full">
          {pairs.map(([opens, closes], index) => (
            <div key={index} className="flex items-center gap-1.5 max-sm:w-full" role="group" aria-label={name}>
              <Input
                type="time"
                aria-label={t('opens', { day: name })}
                value={opens}
                onChange={event => change(index, [event.target.value, closes])}
                className="w-32 tabular-nums max-sm:min-w-0 max-sm:flex-1"
                required
              />
              <span aria-hidden className="text-muted">
                –
              </span>
              <Input
                type="time"
                aria-label={t('closes', { day: name })}
                value={closes === '24:00' ? '00:00' : closes}
                onChange={event =>
                  change(index, [opens, event.target.value === '00:00' ? '24:00' : event.target.value])
                }
                className="w-32 tabular-nums max-sm:min-w-0 max-sm:flex-1"
                required
              />
              {pairs.length > 1 ? (
                <IconButton
                  label={t('removePair')}
                  size="sm"
                  onClick={() => onChange(pairs.filter((_, at) => at !== index))}
                >
                  <X aria-hidden />
                </IconButton>
              ) : null}
            </div>
          ))}
          {pairs.length < MOST_PAIRS ? (
            <Button size="sm" tone="quiet" onClick={() => onChange(withBreak(pairs))}>
              <Plus aria-hidden />
              {t('addPair')}
            </Button>
          ) : null}
        </div>
      )}
    </div>
  )
}

// The last stretch is split by an hour at noon where it spans noon; else one more follows it.
function withBreak(pairs: Pair[]): Pair[] {
  const last = pairs.at(-1) ?? FIRST
  if (last[0] < '12:00' && last[1] > '13:00') return [...pairs.slice(0, -1), [last[0], '12:00'], ['13:00', last[1]]]
  return [...pairs, [last[1] === '24:00' ? '23:00' : last[1], '24:00']]
}
