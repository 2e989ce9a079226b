import type { ComponentProps } from 'react'
import { cn } from './cn'
import { controlStyles } from './control-styles'

/** Several lines of text; grows with what is typed where the browser can. */
export function Textarea({ className, rows = 3, ...props }: ComponentProps<'textarea'>) {
  return (
    <textarea
      rows={rows}
      className={cn(controlStyles, 'field-sizing-content max-h-96 min-h-20 resize-y py-2', className)}
      {...props}
    />
  )
}
