'use client'

import * as Primitive from 'radix-ui/popover'
import type { ComponentProps } from 'react'
import { cn } from './cn'
import { floatingStyles } from './overlay-styles'

export const Popover = Primitive.Root
export const PopoverTrigger = Primitive.Trigger
export const PopoverClose = Primitive.Close

/** A little more about one thing, or a small form, without leaving the page. Give it `aria-label`. */
export function PopoverContent({ className, align = 'start', ...props }: ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Portal>
      <Primitive.Content
        align={align}
        sideOffset={6}
        collisionPadding={8}
        className={cn(floatingStyles, 'w-72 max-w-[calc(100vw-1rem)] p-4 outline-none', className)}
        {...props}
      />
    </Primitive.Portal>
  )
}
