'use client'

import { ChevronDown } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { useState, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'

/** The cards beside the timeline; on a tablet, where they would push it down, they wait behind a button. */
export function MoreOnPhone({ children }: { children: ReactNode }) {
  const t = useTranslations('leads.card')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        tone="quiet"
        aria-expanded={open}
        className="text-muted max-md:hidden lg:hidden"
        onClick={() => setOpen(!open)}
      >
        {t('details')}
        <ChevronDown aria-hidden className={cn('transition-transform', open && 'rotate-180')} />
      </Button>
      <div className={cn('flex flex-col gap-4', !open && 'md:max-lg:hidden')}>{children}</div>
    </>
  )
}
