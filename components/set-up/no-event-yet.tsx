'use client'

import { ChevronDown } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { SelfTest } from './self-test'

// By then whoever has accepted a chat begins to wonder.
const WONDERS_AFTER_MS = 60_000

const causes = ['accept', 'save', 'other', 'whole', 'plan', 'reach'] as const

/** What to look at when nothing arrives: opens by itself after a minute, or when asked. */
export function NoEventYet({ appUrl }: { appUrl: string }) {
  const t = useTranslations('setup.waiting')
  const [isOpen, setOpen] = useState(false)
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => {
      setLate(true)
      setOpen(true)
    }, WONDERS_AFTER_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className="rounded-lg border border-line">
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        className="flex min-h-11 w-full items-center justify-between gap-3 rounded-lg px-4 text-left text-base font-semibold transition-colors hover:bg-hover"
      >
        {t(isLate ? 'nothingLate' : 'nothing')}
        <ChevronDown
          aria-hidden
          className={`size-4 shrink-0 text-muted transition-transform ${isOpen ? 'rotate-180' : ''}`}
        />
      </button>
      {isOpen ? (
        <div className="grid gap-5 px-4 pb-4">
          <ul className="grid list-disc gap-1.5 pl-5 text-base marker:text-muted">
            {causes.map(cause => (
              <li key={cause}>{t(`causes.${cause}`)}</li>
            ))}
          </ul>
          <SelfTest appUrl={appUrl} />
        </div>
      ) : null}
    </div>
  )
}
