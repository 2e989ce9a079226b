'use client'

import { X } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { chipStyles } from '@/components/ui/chip-styles'
import { cn } from '@/components/ui/cn'
import { IconButton } from '@/components/ui/icon-button'
import { withParams } from '@/components/ui/search-params'

/** The day of a log, as a chip with the browser's own calendar; it lives in the address as `day`. */
export function DayFilter({ today }: { today: string }) {
  const t = useTranslations('deliveries.filters')
  const router = useRouter()
  const path = usePathname()
  const params = useSearchParams()
  const day = params.get('day') ?? ''
  const change = (next: string) =>
    router.replace(withParams(path, Object.fromEntries(params), { day: next || null }), { scroll: false })
  return (
    <span className="inline-flex shrink-0 items-center">
      <input
        type="date"
        aria-label={t('day')}
        max={today}
        value={day}
        onChange={event => change(event.target.value)}
        data-chosen={day !== ''}
        className={cn(chipStyles, 'tabular-nums')}
      />
      {day ? (
        <IconButton label={t('anyDay')} size="sm" className="rounded-full text-muted" onClick={() => change('')}>
          <X aria-hidden />
        </IconButton>
      ) : null}
    </span>
  )
}
