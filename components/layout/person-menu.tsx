'use client'

import { ChevronsUpDown } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { usePathname } from 'next/navigation'
import { useState, type ReactNode } from 'react'
import { Avatar } from '@/components/ui/avatar'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import type { ShellPerson } from './person-panel'

/** The person at the foot of the rail; pressing opens the panel given as children, which closes when one goes elsewhere. */
export function PersonMenu({ person, children }: { person: ShellPerson; children: ReactNode }) {
  const t = useTranslations('nav.person')
  const path = usePathname()
  const [openOn, setOpenOn] = useState<string | null>(null)
  return (
    <Popover open={openOn === path} onOpenChange={open => setOpenOn(open ? path : null)}>
      <PopoverTrigger className="flex w-full items-center gap-2.5 rounded-md p-1.5 text-left transition-colors hover:bg-pressed data-[state=open]:bg-pressed slim:justify-center">
        <Avatar name={person.name} seed={person.id} />
        <span className="min-w-0 flex-1 slim:sr-only">
          <span className="block truncate text-sm font-semibold">{person.name}</span>
          <span className="block truncate text-xs text-muted">{t(person.role)}</span>
        </span>
        <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-muted slim:hidden" />
      </PopoverTrigger>
      <PopoverContent aria-label={t('menu', { name: person.name })} side="top" className="w-[17rem]!">
        {children}
      </PopoverContent>
    </Popover>
  )
}
