'use client'

import * as Primitive from 'radix-ui/tabs'
import type { ComponentProps } from 'react'
import { cn } from './cn'
import { tabListStyles, tabStyles } from './tab-styles'

/** Faces of one thing that need no address of their own; for those that do, LinkTabs. */
export const Tabs = Primitive.Root

/** The row of tabs. Give it `aria-label`. */
export function TabsList({ className, ...props }: ComponentProps<typeof Primitive.List>) {
  return <Primitive.List className={cn(tabListStyles, className)} {...props} />
}

/** One tab; a Count may follow its word. */
export function Tab({ className, ...props }: ComponentProps<typeof Primitive.Trigger>) {
  return <Primitive.Trigger className={cn(tabStyles, className)} {...props} />
}

/** What a tab shows. */
export function TabPanel({ className, ...props }: ComponentProps<typeof Primitive.Content>) {
  return <Primitive.Content className={cn('pt-4', className)} {...props} />
}
