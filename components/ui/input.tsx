import type { ComponentProps } from 'react'
import { cn } from './cn'
import { controlStyles } from './control-styles'

/** One line of text. Put it in a Field, which gives it its label, hint and error. */
export function Input({ className, type = 'text', ...props }: ComponentProps<'input'>) {
  return <input type={type} className={cn(controlStyles, 'h-9 touch:h-11', className)} {...props} />
}
