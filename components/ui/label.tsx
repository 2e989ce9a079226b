import type { ComponentProps } from 'react'
import { cn } from './cn'

/** The name of a control. */
export function Label({ className, ...props }: ComponentProps<'label'>) {
  return <label className={cn('text-sm font-semibold text-ink', className)} {...props} />
}
