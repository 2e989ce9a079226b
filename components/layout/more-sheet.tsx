'use client'

import { Ellipsis } from '@/components/ui/icons'
import { usePathname } from 'next/navigation'
import { useState, type ReactNode } from 'react'
import { Sheet, SheetContent, SheetTrigger } from '@/components/ui/sheet'

type MoreSheetProps = { label: string; className: string; children: ReactNode }

/** The last place of the bottom bar: the rest of the menu and the person. Closes when one has gone elsewhere. */
export function MoreSheet({ label, className, children }: MoreSheetProps) {
  const path = usePathname()
  const [openOn, setOpenOn] = useState<string | null>(null)
  return (
    <Sheet open={openOn === path} onOpenChange={(open) => setOpenOn(open ? path : null)}>
      <SheetTrigger className={className}>
        <Ellipsis aria-hidden />
        <span>{label}</span>
      </SheetTrigger>
      <SheetContent side="bottom" title={label}>
        {children}
      </SheetContent>
    </Sheet>
  )
}
