import * as Slot from 'radix-ui/slot'
import type { ComponentProps } from 'react'
import { buttonStyles, type ButtonLook } from './button-styles'
import { cn } from './cn'

type IconButtonProps = Omit<ComponentProps<'button'>, 'aria-label'> &
  Pick<ButtonLook, 'tone' | 'size'> & {
    /** What pressing does; read aloud, and shown on hover. */
    label: string
    asChild?: boolean
  }

/** A button that is only an icon. Its label is never optional. */
export function IconButton({ label, asChild, tone = 'quiet', size, className, ...props }: IconButtonProps) {
  const look = cn(buttonStyles({ tone, size, shape: 'icon' }), className)
  const named = { className: look, 'aria-label': label, title: label }
  if (asChild) return <Slot.Root {...named} {...props} />
  return <button type="button" {...named} {...props} />
}
