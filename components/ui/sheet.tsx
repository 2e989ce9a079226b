'use client'

import { X } from './icons'
import { useTranslations } from 'next-intl'
import * as Primitive from 'radix-ui/dialog'
import type { ReactNode } from 'react'
import { cn } from './cn'
import { IconButton } from './icon-button'
import { scrimStyles } from './overlay-styles'

export const Sheet = Primitive.Root
export const SheetTrigger = Primitive.Trigger
export const SheetClose = Primitive.Close

const sides = {
  right: [
    'inset-y-0 right-0 w-full border-l sm:w-96',
    'data-[state=closed]:animate-slide-to-right data-[state=open]:animate-slide-from-right',
  ],
  bottom: [
    'inset-x-0 bottom-0 max-h-[85dvh] rounded-t-lg border-t pb-[env(safe-area-inset-bottom)]',
    'data-[state=closed]:animate-slide-to-bottom data-[state=open]:animate-slide-from-bottom',
  ],
}

type SheetContentProps = { title: string; side?: keyof typeof sides; className?: string; children: ReactNode }

/** More of the same page, drawn over one edge of it: details on the right, page actions from below on a phone. */
export function SheetContent({ title, side = 'right', className, children }: SheetContentProps) {
  const t = useTranslations('ui')
  return (
    <Primitive.Portal>
      <Primitive.Overlay className={scrimStyles} />
      <Primitive.Content
        aria-describedby={undefined}
        className={cn(
          'fixed z-50 flex flex-col border-line bg-raised shadow-overlay outline-none',
          sides[side],
          className,
        )}
      >
        <header className="flex items-center justify-between gap-3 py-2 pr-2 pl-4">
          <Primitive.Title className="truncate text-base font-semibold">{title}</Primitive.Title>
          <Primitive.Close asChild>
            <IconButton label={t('close')} className="text-muted">
              <X aria-hidden />
            </IconButton>
          </Primitive.Close>
        </header>
        <div className="min-h-0 flex-1 overflow-y-auto px-4 pb-4">{children}</div>
      </Primitive.Content>
    </Primitive.Portal>
  )
}
