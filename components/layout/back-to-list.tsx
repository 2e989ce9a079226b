'use client'

import { ArrowLeft } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { useSyncExternalStore } from 'react'
import { cn } from '@/components/ui/cn'
import { Link } from '@/components/ui/link'
import { LAST_LIST, listAddress, listKey, listOf, type ListPath } from './list-address'
import { readTab, watchTab } from './tab-storage'

const WORDS = {
  '/leads': 'leads',
  '/queue': 'queue',
  '/contacts': 'contacts',
  '/tasks': 'tasks',
  '/conflicts': 'conflicts',
  '/admin/deliveries': 'deliveries',
} as const satisfies Record<ListPath, string>

type BackToListProps = {
  /** Where this page hangs. */
  own: ListPath
  /** Other lists from which one comes to it: the way back leads to the one seen last. */
  others?: readonly ListPath[]
  /** The arrow alone, where there is no room for the word. */
  isIcon?: boolean
}

/** “← Leads”: back to the list one came from, with its filters. */
export function BackToList({ own, others = [], isIcon = false }: BackToListProps) {
  const t = useTranslations('nav')
  const last = listOf(useTabText(LAST_LIST) ?? '')
  const list = last !== null && others.includes(last) ? last : own
  const href = listAddress(list, useTabText(listKey(list)))
  return (
    <Link
      href={href}
      className={cn(
        'inline-flex items-center rounded-md text-sm text-muted transition-colors hover:text-ink',
        isIcon ? 'size-11 shrink-0 justify-center' : '-ml-1 h-7 gap-1 px-1 touch:h-11',
      )}
    >
      <ArrowLeft aria-hidden className={isIcon ? 'size-5' : 'size-4'} />
      <span className={isIcon ? 'sr-only' : undefined}>{t(WORDS[list])}</span>
    </Link>
  )
}

// The server does not know what a tab keeps.
function useTabText(name: string): string | null {
  return useSyncExternalStore(
    watchTab,
    () => readTab(name),
    () => null,
  )
}
