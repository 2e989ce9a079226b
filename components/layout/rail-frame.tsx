'use client'

import { PanelLeftClose, PanelLeftOpen } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { useState, type ReactNode } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { keepChoice } from '@/components/ui/keep-choice'
import { ProductMark } from './product-mark'
import { RAIL_COOKIE } from './rail-cookie'

type RailFrameProps = { slim: boolean; foot: ReactNode; children: ReactNode }

/** The left edge of every page from 768 px on: words and icons, or icons alone, as this browser last had it. */
export function RailFrame({ slim: slimAtFirst, foot, children }: RailFrameProps) {
  const t = useTranslations()
  const [slim, setSlim] = useState(slimAtFirst)
  const toggle = () => {
    setSlim(!slim)
    keepChoice(RAIL_COOKIE, slim ? 'wide' : 'slim')
  }
  return (
    <header
      data-rail={slim ? 'slim' : 'wide'}
      className="sticky top-0 z-30 flex h-dvh w-56 flex-col border-r border-line bg-rail slim:w-16 max-md:hidden"
    >
      <div className="flex h-16 shrink-0 items-center gap-2.5 pr-2 pl-4 slim:h-auto slim:flex-col slim:gap-2 slim:px-0 slim:py-4">
        <ProductMark />
        <span className="flex-1 text-lg font-semibold tracking-tight slim:hidden">{t('common.product')}</span>
        <IconButton
          label={slim ? t('nav.expand') : t('nav.collapse')}
          aria-expanded={!slim}
          size="sm"
          className="text-muted max-lg:hidden"
          onClick={toggle}
        >
          {slim ? <PanelLeftOpen aria-hidden /> : <PanelLeftClose aria-hidden />}
        </IconButton>
      </div>
      <div className="flex min-h-0 flex-1 flex-col gap-5 overflow-y-auto px-2.5 py-1 low:gap-3 slim:pointer-fine:overflow-visible">
        {children}
      </div>
      <div className="shrink-0 border-t border-line p-2">{foot}</div>
    </header>
  )
}
