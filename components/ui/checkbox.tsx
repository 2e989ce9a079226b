'use client'

import { Check, Minus } from './icons'
import * as Primitive from 'radix-ui/checkbox'
import { useId, type ComponentProps, type ReactNode } from 'react'
import { cn } from './cn'

type CheckboxProps = ComponentProps<typeof Primitive.Root> & {
  /** Words beside the box. Without them give `aria-label`. */
  label?: ReactNode
  hint?: ReactNode
}

/** Yes or no in a form, or one of several that may all be chosen. */
export function Checkbox({ label, hint, className, id: givenId, ...props }: CheckboxProps) {
  const ownId = useId()
  const id = givenId ?? ownId
  const box = (
    <Primitive.Root
      id={id}
      className={cn(
        'group checkbox',
        className,
      )}
      aria-describedby={hint ? `${id}-hint` : undefined}
      {...props}
    >
      <Primitive.Indicator className="animate-fade-in">
        <Minus aria-hidden className="hidden size-3.5 group-data-[state=indeterminate]:block" strokeWidth={3} />
        <Check aria-hidden className="hidden size-3.5 group-data-[state=checked]:block" strokeWidth={3} />
      </Primitive.Indicator>
    </Primitive.Root>
  )
  if (!label) return box
  return (
    <div className="flex items-start gap-2.5 py-0.5">
      <span className="flex h-5 items-center">{box}</span>
      <div className="min-w-0 break-words">
        <label htmlFor={id} className="text-base">
          {label}
        </label>
        {hint ? (
          <p id={`${id}-hint`} className="text-sm text-muted">
            {hint}
          </p>
        ) : null}
      </div>
    </div>
  )
}
