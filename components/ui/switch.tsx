'use client'

import { Check } from './icons'
import * as Primitive from 'radix-ui/switch'
import { useId, type ComponentProps, type ReactNode } from 'react'
import { cn } from './cn'

type SwitchProps = ComponentProps<typeof Primitive.Root> & { label: ReactNode; hint?: ReactNode }

/** Something that is on or off at once, without a form to send. The tick says “on” beside the colour. */
export function Switch({ label, hint, className, ...props }: SwitchProps) {
  const id = useId()
  return (
    <div className={cn('flex items-start justify-between gap-4 py-0.5', className)}>
      <div>
        <label htmlFor={id} className="text-base">
          {label}
        </label>
        {hint ? (
          <p id={`${id}-hint`} className="text-sm text-muted">
            {hint}
          </p>
        ) : null}
      </div>
      <Primitive.Root
        id={id}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className={cn(
          'group relative h-6 w-10 shrink-0 rounded-full border border-line-strong bg-sunken transition-colors',
          'hover:border-muted disabled:opacity-55 data-[state=checked]:border-accent data-[state=checked]:bg-accent',
          'after:absolute after:-inset-1 touch:after:-inset-2.5',
        )}
        {...props}
      >
        <Primitive.Thumb
          className={cn(
            'flex size-[18px] translate-x-[2px] items-center justify-center rounded-full bg-line-strong transition-transform',
            'data-[state=checked]:translate-x-[18px] data-[state=checked]:bg-on-accent',
          )}
        >
          <Check
            aria-hidden
            strokeWidth={3}
            className="size-3 text-accent opacity-0 group-data-[state=checked]:opacity-100"
          />
        </Primitive.Thumb>
      </Primitive.Root>
    </div>
  )
}
