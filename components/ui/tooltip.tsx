'use client'

import * as Primitive from 'radix-ui/tooltip'
import type { ReactElement, ReactNode } from 'react'

type TooltipProps = {
  /** What to say; never the only place where it is said. */
  text: ReactNode
  side?: 'top' | 'right' | 'bottom' | 'left'
  /** One control that can be focused. */
  children: ReactElement
}

/** A word about a control, on hover and on focus. */
export function Tooltip({ text, side = 'top', children }: TooltipProps) {
  return (
    <Primitive.Provider delayDuration={350}>
      <Primitive.Root>
        <Primitive.Trigger asChild>{children}</Primitive.Trigger>
        <Primitive.Portal>
          <Primitive.Content
            side={side}
            sideOffset={6}
            collisionPadding={8}
            className="z-50 max-w-64 animate-fade-in rounded-md bg-ink px-2.5 py-1.5 text-xs text-canvas shadow-overlay"
          >
            {text}
          </Primitive.Content>
        </Primitive.Portal>
      </Primitive.Root>
    </Primitive.Provider>
  )
}
