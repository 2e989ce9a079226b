import { ChevronDown } from './icons'
import type { ComponentProps } from 'react'
import { cn } from './cn'
import { controlStyles } from './control-styles'

/** One of a few: the browser's own select, which every phone and keyboard already knows. Children are options. */
export function Select({ className, children, ...props }: ComponentProps<'select'>) {
  return (
    <div className={cn('relative', className)}>
      <select
        className={cn(
          controlStyles,
          'h-9 appearance-none truncate pr-9 touch:h-11 [&>option]:bg-raised [&>option]:text-ink',
        )}
        {...props}
      >
        {children}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-muted"
      />
    </div>
  )
}
