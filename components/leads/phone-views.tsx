'use client'

import { useTranslations } from 'next-intl'
import { useState, type ReactNode } from 'react'
import { tabListStyles, tabStyles } from '@/components/ui/tab-styles'
import { cn } from '@/components/ui/cn'

const VIEWS = ['chat', 'notes', 'data'] as const

type PhoneView = (typeof VIEWS)[number]

/**
 * On a phone a lead is shown in three parts, the conversation first; from 768 px on everything stands beside and under
 * one another. The parts are all in the page: what is inside hides itself by `data-phone` (phone-only-styles.ts).
 */
export function PhoneViews({ start, children }: { start: PhoneView; children: ReactNode }) {
  const t = useTranslations('leads.phone')
  const [view, setView] = useState<PhoneView>(start)
  return (
    <div data-phone={view} className="group/lead">
      <div role="group" aria-label={t('label')} className={cn(tabListStyles, 'mb-3 md:hidden')}>
        {VIEWS.map(each => (
          <button
            key={each}
            type="button"
            aria-current={each === view ? 'page' : undefined}
            className={cn(tabStyles, 'flex-auto justify-center px-1 whitespace-nowrap')}
            onClick={() => setView(each)}
          >
            {t(each)}
          </button>
        ))}
      </div>
      {children}
    </div>
  )
}
