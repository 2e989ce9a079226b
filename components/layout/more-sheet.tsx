'use client'

import { Ellipsis } from '@/components/ui/icons'
import { usePathname } from 'next/navigation'
import { useState, type ReactNode } from 'react'
import { Sheet, SheetContent, SheetTrigger } from '@/components/ui/sheet'

type MoreSheetProps = {
  label: string
  className: string
  /** The places that the bar has beside this one. */
  beside: readonly string[]
  children: ReactNode
}

/** The last place of the bottom bar: the rest of the menu and the person. Closes when one has gone elsewhere. */
export function MoreSheet({ label, className, beside, children }: MoreSheetProps) {
  const path = usePathname()
  const [openOn, setOpenOn] = useState<string | null>(null)
  const isHere = !beside.some(href => path === href || path.startsWith(`${href}/`))
  return (
    <Sheet open={openOn === path} onOpenChange={open => setOpenOn(open ? path : null)}>
      <SheetTrigger className={className} aria-current={isHere ? 'page' : undefined}>
        <Ellipsis aria-hidden />
        <span>{label}</span>
      </SheetTrigger>
      <SheetContent side="bottom" title={label}>
        {children}
      </SheetContent>
    </Sheet>
  )
}
