import type { ReactNode } from 'react'
import { cn } from './cn'

/** A key to press. */
export function Kbd({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <kbd
      className={cn(
        'inline-flex h-5 min-w-5 items-center justify-center rounded-sm border border-b-2 border-line-strong/50',
        'bg-surface px-1 font-sans text-xs font-semibold text-muted',
        className,
      )}
    >
      {children}
    </kbd>
  )
}
