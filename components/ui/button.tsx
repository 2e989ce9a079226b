import * as Slot from 'radix-ui/slot'
import type { ComponentProps } from 'react'
import { buttonStyles, type ButtonLook } from './button-styles'
import { cn } from './cn'
import { Spinner } from './spinner'

type ButtonProps = ComponentProps<'button'> &
  Omit<ButtonLook, 'shape'> & {
    /** Dress the only child (a link, say) as a button instead of making one. */
    asChild?: boolean
    /** Shows that the press is being worked on and refuses another. */
    busy?: boolean
  }

/** A verb to press. One `primary` a page at most; `danger` only for what cannot be undone. */
export function Button({ asChild, busy = false, tone, size, wide, className, ...props }: ButtonProps) {
  const look = cn(buttonStyles({ tone, size, wide }), className)
  if (asChild) return <Slot.Root className={look} {...props} />
  const { children, disabled, type = 'button', ...rest } = props
  return (
    <button type={type} className={look} disabled={disabled || busy} aria-busy={busy || undefined} {...rest}>
      {busy ? <Spinner /> : null}
      {children}
    </button>
  )
}
